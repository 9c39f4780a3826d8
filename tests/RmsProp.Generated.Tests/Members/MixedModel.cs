using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Members;

/// <summary>All kinds of variables, with configurations that have every slot and every kind of learning rate.</summary>
[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "Full", LearningRate = 0.01, Momentum = 0.9, Centered = true, WeightDecay = 0.1, ClipNorm = 0.7,
    UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 2, LossScaleFactor = 3, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "Scheduled", GlobalClipNorm = 0.7, UseEma = true)]
[CosineDecay(Optimizer = "Scheduled", InitialLearningRate = 0.1, DecaySteps = 5)]
[RMSpropConfig(Name = "ByMethod", LearningRateMethod = nameof(Rate), ClipValue = 0.7)]
internal partial struct MixedModel
{
    public float Scalar;
    public Row19 Row;
    public Vector3 Vector;

    [ExcludeFromWeightDecay]
    public double[] Array;

    public float[,] Table;
    public Memory<float> Memory;
    public MixedLayer Layer;

    public static IReadOnlyList<Func<IRMSpropOptimizer<MixedModel>>> Optimizers { get; } =
        [() => new Plain(), () => new Full(), () => new Scheduled(), () => new ByMethod()];

    public static MixedModel Random(RandomNumbers random)
    {
        var model = new MixedModel
        {
            Array = random.Gradients<double>(23, scale: 1),
            Table = new float[3, 7],
            Memory = random.Gradients<float>(40, scale: 1),
            Layer = new MixedLayer { Weight = random.Gradients<double>(1, scale: 1)[0] },
        };
        random.Gradients<float>(1 + 19 + 3, scale: 1).CopyTo(MemoryMarshal.CreateSpan(ref model.Scalar, 1 + 19 + 3));
        random.Gradients<float>(21, scale: 1).CopyTo(MemoryMarshal.CreateSpan(ref model.Table[0, 0], 21));
        random.Gradients<float>(5, scale: 1).CopyTo(model.Layer.Row);
        return model;
    }

    public readonly MixedModel Copy() => this with
    {
        Array = [.. Array],
        Table = (float[,])Table.Clone(),
        Memory = Memory.ToArray(),
    };

    /// <summary>Every number, bit for bit.</summary>
    public readonly byte[] ToBytes() =>
    [
        .. MemoryMarshal.AsBytes([Scalar]),
        .. MemoryMarshal.AsBytes((ReadOnlySpan<float>)Row),
        .. MemoryMarshal.AsBytes([Vector]),
        .. MemoryMarshal.AsBytes<double>(Array),
        .. MemoryMarshal.AsBytes<float>([.. Table.Cast<float>()]),
        .. MemoryMarshal.AsBytes(Memory.Span),
        .. MemoryMarshal.AsBytes([Layer.Weight]),
        .. MemoryMarshal.AsBytes((ReadOnlySpan<float>)Layer.Row),
    ];

    private static double Rate(long step) => 0.1 / (1 + step);
}

internal struct MixedLayer
{
    public double Weight;
    public Row5 Row;
}

[InlineArray(19)]
internal struct Row19
{
    private float _first;
}

[InlineArray(5)]
internal struct Row5
{
    private float _first;
}
