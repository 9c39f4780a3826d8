using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks;

/// <summary>A network with one hidden layer, whose gradient is derived.</summary>
[Sharded]
[RMSpropConfig(Name = "Plain", LearningRate = 0.01, Momentum = 0.9, GlobalClipNorm = 1.7)]
[RMSpropConfig(Name = "Rescaling", LearningRate = 0.01, DynamicLossScale = true, InitialLossScale = 1024, DynamicGrowthSteps = 3, UseEma = true)]
internal partial struct DerivedModel : IModel<DerivedModel>
{
    public const int Inputs = 6;

    public float[,] Hidden;
    public float[] Output;
    public double Offset;

    public static DerivedModel Create(int length) => new() { Hidden = new float[length, Inputs], Output = new float[length] };

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref MemoryMarshal.GetArrayDataReference(Hidden)), Hidden.Length));
        visitor.Visit(Output);
        visitor.Visit(new Span<double>(ref Offset));
    }

    /// <summary>The mean squared error of some examples.</summary>
    [Differentiable]
    public static float Loss(in DerivedModel model, Range examples, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        ReadOnlySpan<float> own = targets[examples];
        float sum = 0;
        for (int i = 0; i < own.Length; i++)
        {
            sum += ErrorOf(in model, inputs.Slice((examples.Start.Value + i) * Inputs, Inputs), own[i]);
        }

        return sum / own.Length;
    }

    private static float ErrorOf(in DerivedModel model, ReadOnlySpan<float> input, float target)
    {
        float error = (float)model.Offset - target;
        for (int unit = 0; unit < model.Output.Length; unit++)
        {
            float sum = 0;
            for (int i = 0; i < input.Length; i++)
            {
                sum += model.Hidden[unit, i] * input[i];
            }

            error += model.Output[unit] * MathF.Max(sum, 0);
        }

        return error * error;
    }
}

/// <summary>A configuration of a model that ranks minimize without a function of the user's.</summary>
internal sealed record DerivedConfiguration(Type Optimizer) : Configuration<DerivedModel>(Optimizer)
{
    private const int Examples = 64;

    private static readonly float[] Inputs = Numbers(Examples * DerivedModel.Inputs);
    private static readonly float[] Targets = Numbers(Examples);

    public static IReadOnlyList<Configuration> OfDerived { get; } =
        [new DerivedConfiguration(typeof(DerivedModel.Plain)), new DerivedConfiguration(typeof(DerivedModel.Rescaling))];

    protected override void Step(ShardedOptimizer<DerivedModel> optimizer, Noise<DerivedModel> noise, int step, ref DerivedModel parameters)
    {
        Range batch = FirstOf(step)..(FirstOf(step) + TrainingPlan.BatchSize(step));
        _ = optimizer switch
        {
            DerivedModel.Plain.Sharded plain => plain.MinimizeLoss(ref parameters, batch, Inputs, Targets),
            DerivedModel.Rescaling.Sharded rescaling => rescaling.MinimizeLoss(ref parameters, batch, Inputs, Targets),
            _ => throw new InvalidOperationException($"{optimizer} is unknown."),
        };
    }

    protected override double Gradient(double lossScale, Noise<DerivedModel> noise, int step, in DerivedModel model, Range examples, ref DerivedModel gradients) =>
        DerivedModel.LossAndGradient(
            in model, (FirstOf(step) + examples.Start.Value)..(FirstOf(step) + examples.End.Value), Inputs, Targets, ref gradients, (float)lossScale);

    /// <summary>Batches begin in the middle of the data.</summary>
    private static int FirstOf(int step) => step * 7 % 40;

    private static float[] Numbers(int count)
    {
        float[] numbers = new float[count];
        new Filler(seed: count).Visit(numbers);
        return numbers;
    }
}
