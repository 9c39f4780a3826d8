using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>A pretrained layer that stays, a head that is trained beside the means of its inputs, and what is in no file.</summary>
[RMSpropConfig(LearningRate = 0.125, Momentum = 0.5)]
[RMSpropConfig(Name = "Averaged", UseEma = true)]
internal partial struct FrozenModel
{
    [NotTrainable]
    [TensorName("encoder", Formerly = ["backbone"])]
    public FrozenLayer Encoder;

    [TensorName("head")]
    public FrozenLayer Head;

    [NotTrainable]
    [TensorName("scale")]
    public double Scale;

    [NotTrainable]
    public float[]? Inputs;

    [NotTrainable]
    public FrozenLayer Unnamed;

    [NotTrainable]
    public string? Label;
}

internal struct FrozenLayer
{
    [TensorName("weight")]
    public float[,]? Weights;

    [NotTrainable]
    [TensorName("running_mean", Formerly = ["mean"])]
    public float[]? Means;

    [NotTrainable]
    public float[]? Scratch;

    [NotTrainable]
    public int Calls;
}

/// <summary>Every kind of field of another model, none of which is trained here; nor does that model's configuration count.</summary>
[RMSpropConfig]
internal unsafe partial struct FrozenKinds
{
    public float Bias;

    [NotTrainable]
    [TensorName("all")]
    public MissingModel All;

    [NotTrainable]
    [TensorName("buffer")]
    public fixed double Buffer[2];

    [NotTrainable]
    [field: TensorName("rate")]
    public float Rate { get; private set; }

    [NotTrainable]
    [TensorName("pair")]
    public FrozenPair Pair;

    [TensorName("blocks")]
    public FrozenBlocks Blocks;
}

[InlineArray(2)]
internal struct FrozenBlocks
{
    private FrozenLayer _first;
}

internal record struct FrozenPair(float Left, int Count, double Right);

/// <summary>Memory that only a ref struct can have, and a nested one.</summary>
[RMSpropConfig]
internal ref partial struct FrozenSpans
{
    public Span<float> Trained;

    [NotTrainable]
    [TensorName("span")]
    public Span<float> Span;

    [NotTrainable]
    [TensorName("tensor")]
    public TensorSpan<double> Tensor;

    [NotTrainable]
    [TensorName("inner")]
    public FrozenInner Inner;

    [NotTrainable]
    public Span<float> Scratch;
}

internal ref struct FrozenInner
{
    public Span<float> Weights;
    public ReadOnlySpan<byte> Text;
}
