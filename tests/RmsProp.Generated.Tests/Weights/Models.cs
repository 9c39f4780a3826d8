using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>Two layers under the names that PyTorch gives those of an <c>nn.Sequential</c>, and those that they once had.</summary>
[RMSpropConfig(LearningRate = 0.125, Momentum = 0.5)]
internal partial struct SequentialModel
{
    [TensorName("0.weight", Formerly = ["W1"])]
    public float[,]? FirstWeights;

    [TensorName("0.bias", Formerly = ["B1", "first_bias"])]
    public float[]? FirstBiases;

    [TensorName("2", Formerly = ["Second"])]
    public SequentialLayer Head;

    [NotTrainable]
    public float[]? Inputs;
}

internal struct SequentialLayer
{
    [TensorName("weight", Formerly = ["W"])]
    public float[,]? Weights;

    [TensorName("bias")]
    public float[]? Biases;
}

/// <summary>The same numbers, as older code had them.</summary>
[RMSpropConfig(LearningRate = 0.125, Momentum = 0.5)]
internal partial struct OldSequentialModel
{
    public float[,]? W1;
    public float[]? B1;
    public OldSequentialLayer Second;
}

internal struct OldSequentialLayer
{
    public float[,]? W;

    [TensorName("bias")]
    public float[]? Biases;
}

/// <summary>A field of every kind, all of whose memory may be missing.</summary>
[RMSpropConfig]
internal partial struct MissingModel
{
    [TensorName("scale")]
    public float Scale;

    [TensorName("direction")]
    public Vector3 Direction;

    [TensorName("array")]
    public float[]? Array;

    [TensorName("table")]
    public double[,]? Table;

    [TensorName("filters")]
    public float[,,,]? Filters;

    [TensorName("memory")]
    public Memory<double> Memory;

    [TensorName("tensor")]
    public Tensor<float>? Tensor;

    [TensorName("layers")]
    public MissingLayers Layers;

    [TensorName("fixed")]
    public readonly float[]? ReadOnly;

    public MissingModel(float[]? readOnly) => ReadOnly = readOnly;
}

internal struct MissingLayer
{
    [TensorName("weight")]
    public float[,]? Weights;
}

[InlineArray(2)]
internal struct MissingLayers
{
    private MissingLayer _first;
}

/// <summary>Kinds of memory that only a ref struct can have.</summary>
[RMSpropConfig]
internal ref partial struct MissingSpans
{
    [TensorName("span")]
    public Span<float> Span;

    [TensorName("tensor")]
    public TensorSpan<double> Tensor;

    public float Bias;
}
