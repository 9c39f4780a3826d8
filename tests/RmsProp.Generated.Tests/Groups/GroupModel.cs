using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Groups;

/// <summary>Groups of every kind: on arrays, on inline fields, on a nested struct, inside it, and on its type.</summary>
[RMSpropConfig(LearningRate = 0.05, Momentum = 0.9)]
[RMSpropConfig(Name = "Averaged", LearningRate = 0.05, UseEma = true, EmaMomentum = 0.8, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "Scheduled", Momentum = 0.9)]
[ExponentialDecay(Optimizer = "Scheduled", InitialLearningRate = 0.05, DecaySteps = 3, DecayRate = 0.5)]
[RMSpropConfig(Name = "GlobalNorm", LearningRate = 0.05, GlobalClipNorm = 1.5, NonFiniteGradients = NonFiniteGradients.SkipStep)]
internal partial struct GroupModel
{
    public float[] Weights;

    [RMSpropConfig(LearningRateMultiplier = 0.1, WeightDecay = 0.01)]
    public float[,] Embedding;

    [RMSpropConfig(Rho = 0.5, Momentum = 0, Centered = true, Epsilon = 1e-3)]
    public GroupRow Row;

    [RMSpropConfig(LearningRate = 0.2)]
    [RMSpropConfig(Name = "RMSprop", ClipValue = 0.3)]
    public GroupLayer Head;

    // The same arguments as the Embedding, so the same group.
    [RMSpropConfig(LearningRateMultiplier = 0.1, WeightDecay = 0.01)]
    public float Offset;

    public double Scale;

    public GroupNorm Norm;

    public static GroupModel Create() => new()
    {
        Weights = new float[37],
        Embedding = new float[3, 5],
        Head = new GroupLayer { Kernel = new float[21] },
    };

    /// <summary>The variables, each as a row of numbers, in the order of <see cref="Variables"/>.</summary>
    public readonly double[][] ToRows() =>
    [
        [.. Weights.Select(number => (double)number)],
        [.. Embedding.Cast<float>().Select(number => (double)number)],
        [.. ((ReadOnlySpan<float>)Row).ToArray().Select(number => (double)number)],
        [.. Head.Kernel.Select(number => (double)number)],
        [Head.Bias],
        [Head.Gain],
        [Offset],
        [Scale],
        [Norm.Gamma],
    ];

    public static GroupModel Of(double[][] rows)
    {
        GroupModel model = Create();
        model.Weights = Narrow(rows[0]);
        Buffer.BlockCopy(Narrow(rows[1]), 0, model.Embedding, 0, Buffer.ByteLength(model.Embedding));
        Narrow(rows[2]).CopyTo((Span<float>)model.Row);
        model.Head.Kernel = Narrow(rows[3]);
        model.Head.Bias = (float)rows[4][0];
        model.Head.Gain = rows[5][0];
        model.Offset = (float)rows[6][0];
        model.Scale = rows[7][0];
        model.Norm.Gamma = (float)rows[8][0];
        return model;
    }

    /// <summary>The arguments in force for each variable, given the optimizer's, derived by hand from the attributes above.</summary>
    public static GroupVariable[] Variables(RMSpropArguments optimizer, double? clipValue)
    {
        RMSpropArguments embedding = optimizer with { WeightDecay = 0.01 };
        return
        [
            new(37, false, optimizer, 1),
            new(15, false, embedding, 0.1),
            new(17, false, optimizer with { Rho = 0.5, Momentum = 0, Centered = true, Epsilon = 1e-3 }, 1),
            new(21, false, optimizer with { LearningRate = 0.2, ClipValue = clipValue }, null),
            new(1, false, optimizer with { LearningRate = 0.2, ClipValue = clipValue, Momentum = optimizer.Momentum == 0 ? 0 : 0.5 }, null),
            new(1, true, optimizer with { ClipValue = clipValue }, 2),
            new(1, false, embedding, 0.1),
            new(1, true, optimizer, 1),
            new(1, false, optimizer with { Rho = 0.7 }, 1),
        ];
    }

    private static float[] Narrow(double[] row) => [.. row.Select(number => (float)number)];
}
