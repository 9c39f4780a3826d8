using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Net9;

/// <summary>Seventeen numbers in a row.</summary>
[InlineArray(17)]
public struct Row
{
    private float _first;
}

/// <summary>Three rows.</summary>
[InlineArray(3)]
public struct Matrix
{
    private Row _first;
}

/// <summary>A nested struct with members that outside C# code can't name.</summary>
public struct Layer
{
    /// <summary>Weights.</summary>
    public Matrix Weights;

    private readonly double[] _table;
    private float _scale;

    /// <summary>Initializes a layer.</summary>
    /// <param name="length">The length of its table.</param>
    public Layer(int length)
    {
        _table = new double[length];
        _scale = 1;
    }

    /// <summary>A bias.</summary>
    public float Bias { get; set; }

    /// <summary>Sets the scale; returns the length of the table.</summary>
    /// <param name="scale">The new scale.</param>
    /// <returns>The length.</returns>
    public int SetScale(float scale)
    {
        _scale = scale;
        return _table.Length;
    }
}

/// <summary>Every kind of field that the heap can hold, and every option.</summary>
[RMSpropConfig(
    LearningRate = 0.01, Rho = 0.95, Momentum = 0.9, Epsilon = 1e-6, Centered = true, WeightDecay = 0.01, GlobalClipNorm = 1,
    UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 10, LossScaleFactor = 1024, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "ByValue", ClipValue = 0.5)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 0.5, LossScaleFactor = 3)]
[CosineDecay(InitialLearningRate = 0.01, DecaySteps = 1000, Optimizer = "ByNorm")]
public unsafe partial struct Everything
{
    /// <summary>A scalar.</summary>
    [NonNegative]
    public float Scalar;

    /// <summary>A scalar.</summary>
    [ExcludeFromWeightDecay]
    public double Precise;

    /// <summary>A vector.</summary>
    public Vector3 Vector;

    /// <summary>A matrix.</summary>
    [UnitNorm(Axis = -1)]
    public Matrix4x4 Transform;

    /// <summary>A buffer.</summary>
    [MaxNorm]
    public fixed float Buffer[5];

    /// <summary>A layer.</summary>
    public Layer Layer;

    /// <summary>An array.</summary>
    public float[]? Array;

    /// <summary>A multi-dimensional array.</summary>
    [MinMaxNorm(Rate = 0.5, Axes = [0, 1])]
    public double[,,]? Cube;

    /// <summary>A piece of memory.</summary>
    public Memory<float> Memory;

    /// <summary>Not a parameter.</summary>
    [NotTrainable]
    public string? Label;

    /// <summary>A property.</summary>
    public float Property { get; set; }
}

/// <summary>Parameters in memory of any kind.</summary>
[RMSpropConfig(UseEma = true, ClipNorm = 1, GradientAccumulationSteps = 2)]
public ref partial struct Borrowed
{
    /// <summary>Weights.</summary>
    [NonNegative]
    public Span<float> Weights;

    /// <summary>A table.</summary>
    [UnitNorm]
    public readonly Span<double> Table;

    /// <summary>A bias.</summary>
    public float Bias;

    /// <summary>Initializes the parameters.</summary>
    /// <param name="table">A table.</param>
    public Borrowed(Span<double> table)
    {
        Table = table;
    }
}

#pragma warning disable SYSLIB5001 // Tensors of version 9 are experimental, which generated code must not be troubled by.

/// <summary>Tensors, which differ most between the first version and later ones.</summary>
[RMSpropConfig(UseEma = true, GlobalClipNorm = 1, GradientAccumulationSteps = 2)]
public partial struct Tensors
{
    /// <summary>A tensor.</summary>
    public Tensor<float>? Weights;

    /// <summary>A tensor that is never replaced.</summary>
    public Tensor<double>? Table { get; }
}

/// <summary>Tensors in memory of any kind.</summary>
[RMSpropConfig(ClipNorm = 1, UseEma = true)]
public ref partial struct BorrowedTensors
{
    /// <summary>A span.</summary>
    public TensorSpan<float> Weights;

    /// <summary>A span that is never replaced.</summary>
    public readonly TensorSpan<double> Table;

    /// <summary>A tensor.</summary>
    public Tensor<float>? Biases;

    /// <summary>Initializes the parameters.</summary>
    /// <param name="table">A table.</param>
    public BorrowedTensors(TensorSpan<double> table)
    {
        Table = table;
    }
}

#pragma warning restore SYSLIB5001

/// <summary>A positional record struct with a method for its rate.</summary>
/// <param name="Slope">The slope.</param>
/// <param name="Offset">The offset.</param>
/// <param name="Count">Not a parameter.</param>
[RMSpropConfig(LearningRateMethod = nameof(Rate), Centered = true)]
public partial record struct Line([NonNegative] float Slope, float Offset, [NotTrainable] int Count)
{
    private static double Rate(long step) => 1.0 / (step + 1);
}
