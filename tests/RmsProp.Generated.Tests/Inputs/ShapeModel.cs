using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>Variables of every kind that has a shape, the last one in a nested struct.</summary>
[RMSpropConfig(LearningRate = 0.1, Momentum = 0.9, Centered = true, UseEma = true)]
[RMSpropConfig(Name = "Accumulating", LearningRate = 0.1, GradientAccumulationSteps = 3)]
internal partial struct ShapeModel
{
    public float[]? Weights;
    public float[,]? Matrix;
    public Memory<double> Memory;
    public Tensor<float>? Tensor;
    public ShapeLayer Layer;

    public static ShapeModel Create(
        int weights = 3, int rows = 2, int columns = 3, int memory = 5, int height = 2, int width = 2, int bias = 4, float value = 1)
    {
        var model = new ShapeModel
        {
            Weights = new float[weights],
            Matrix = new float[rows, columns],
            Memory = new double[memory],
            Tensor = System.Numerics.Tensors.Tensor.Create(new float[height * width], [height, width]),
            Layer = new ShapeLayer { Scale = value, Bias = new double[bias] },
        };
        model.Weights.AsSpan().Fill(value);
        MemoryMarshal.CreateSpan(ref model.Matrix[0, 0], model.Matrix.Length).Fill(value);
        model.Memory.Span.Fill(value);
        model.Tensor.Fill(value);
        model.Layer.Bias.AsSpan().Fill(value);
        return model;
    }

    /// <summary>Every number, bit for bit.</summary>
    public readonly byte[] ToBytes() =>
    [
        .. MemoryMarshal.AsBytes<float>(Weights),
        .. MemoryMarshal.AsBytes<float>(Matrix?.Cast<float>().ToArray()),
        .. MemoryMarshal.AsBytes(Memory.Span),
        .. MemoryMarshal.AsBytes<float>(Tensor?.ToArray()),
        .. MemoryMarshal.AsBytes([Layer.Scale]),
        .. MemoryMarshal.AsBytes<double>(Layer.Bias),
    ];
}

internal struct ShapeLayer
{
    public float Scale;
    public double[]? Bias;
}
