using System.Runtime.CompilerServices;
using RmsProp.Generated;
using SampleKit;

namespace Digits;

/// <summary>
/// The parameters of a multi-layer perceptron, 64 pixels → 128 → 64 → 10 digits, and by its attributes the
/// optimizer <c>Perceptron.RMSprop</c> that trains them.
/// </summary>
/// <remarks>
/// Everything lies inline, in one block of memory without a reference in it. That makes the struct large: it is kept
/// in a field of a class and passed by <see langword="ref"/> or <see langword="in"/>, never copied.
/// <para>
/// The moving average is never written back (a frequency of 0): it is a second model beside the parameters, calmer and
/// in the end better than they are.
/// </para>
/// </remarks>
[RMSpropConfig(
    Rho = 0.99,
    Momentum = 0.9,
    Centered = true,
    Epsilon = 1e-5,
    WeightDecay = 0.3,
    GlobalClipNorm = 1,
    UseEma = true,
    EmaMomentum = 0.999,
    EmaOverwriteFrequency = 0)]
[CosineDecay(
    Optimizer = "RMSprop",
    InitialLearningRate = 0,
    WarmupTarget = TrainingPlan.PeakLearningRate,
    WarmupSteps = TrainingPlan.WarmupSteps,
    DecaySteps = TrainingPlan.DecaySteps,
    Alpha = TrainingPlan.FinalFraction)]
internal partial struct Perceptron
{
    public const int Inputs = DigitsSet.PixelCount;
    public const int FirstUnits = 128;
    public const int SecondUnits = 64;
    public const int Outputs = DigitsSet.ClassCount;

    /// <summary>How many parameters there are.</summary>
    public static int Count => Unsafe.SizeOf<Perceptron>() / sizeof(float);

    public FirstLayer First;
    public SecondLayer Second;
    public OutputLayer Output;

    /// <summary>Draws the weights at random (He's uniform initialization, made for ReLU) and sets the biases to 0.</summary>
    public static void Initialize(ref Perceptron parameters, SplitMix64 random)
    {
        parameters = default;
        Randomize(parameters.First.Weights, Inputs, random);
        Randomize(parameters.Second.Weights, FirstUnits, random);
        Randomize(parameters.Output.Weights, SecondUnits, random);
    }

    private static void Randomize(Span<float> weights, int inputs, SplitMix64 random)
    {
        float limit = MathF.Sqrt(6f / inputs);
        foreach (ref float weight in weights)
        {
            weight = random.NextSymmetric(limit);
        }
    }

    public struct FirstLayer
    {
        public WeightArray Weights;
        [ExcludeFromWeightDecay] public BiasArray Biases;

        [InlineArray(Inputs * FirstUnits)]
        public struct WeightArray { private float _element; }

        [InlineArray(FirstUnits)]
        public struct BiasArray { private float _element; }
    }

    public struct SecondLayer
    {
        public WeightArray Weights;
        [ExcludeFromWeightDecay] public BiasArray Biases;

        [InlineArray(FirstUnits * SecondUnits)]
        public struct WeightArray { private float _element; }

        [InlineArray(SecondUnits)]
        public struct BiasArray { private float _element; }
    }

    public struct OutputLayer
    {
        public WeightArray Weights;
        [ExcludeFromWeightDecay] public BiasArray Biases;

        [InlineArray(SecondUnits * Outputs)]
        public struct WeightArray { private float _element; }

        [InlineArray(Outputs)]
        public struct BiasArray { private float _element; }
    }
}
