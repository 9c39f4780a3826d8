using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests.Parameters;

/// <summary>A field of every kind, a group, and structs in a row.</summary>
[RMSpropConfig]
internal partial struct KindsModel
{
    public float Scale;
    public Vector3 Direction;
    public KindsRow Row;
    public float[]? Weights;
    public double[,]? Kernel;
    public float[,,]? Filters;
    public Memory<float> Embedding;
    public Tensor<float>? Tensor;

    [RMSpropConfig(LearningRate = 0.1)]
    public KindsLayers Layers;

    [NotTrainable]
    public float[]? Inputs;

    [NotTrainable]
    public int Size;

    public readonly double[]? Table;

    public KindsModel(double[]? table) => Table = table;

    public double Precise { get; set; }

    /// <summary>How many numbers <see cref="Create"/> makes: 1 + 3 + 4, 2, 2 · 3, 2 · 1 · 2, 3, 2 · 2, three times 1 · 2 + 1, 2 and 1.</summary>
    public const int NumberCount = 8 + 2 + 6 + 4 + 3 + 4 + 9 + 2 + 1;

    /// <summary>A model whose numbers are <paramref name="first"/> and those that follow.</summary>
    public static KindsModel Create(double first)
    {
        double next = first;
        var model = new KindsModel([next++, next++])
        {
            Scale = (float)next++,
            Direction = new Vector3((float)next++, (float)next++, (float)next++),
            Weights = Floats(2, ref next),
            Kernel = new double[2, 3],
            Filters = new float[2, 1, 2],
            Embedding = Floats(3, ref next),
            Tensor = System.Numerics.Tensors.Tensor.Create(Floats(4, ref next), [2, 2]),
            Inputs = [7],
            Size = 9,
            Precise = next++,
        };
        foreach (ref double element in MemoryMarshal.CreateSpan(ref model.Kernel[0, 0], 6))
        {
            element = next++;
        }

        foreach (ref float element in MemoryMarshal.CreateSpan(ref model.Filters[0, 0, 0], 4))
        {
            element = (float)next++;
        }

        foreach (ref float element in (Span<float>)model.Row)
        {
            element = (float)next++;
        }

        foreach (ref KindsLayer layer in (Span<KindsLayer>)model.Layers)
        {
            layer = new KindsLayer { Weights = new float[1, 2] { { (float)next++, (float)next++ } }, Bias = (float)next++ };
        }

        return model;
    }

    /// <summary>Every trained number.</summary>
    public readonly double[] Numbers() =>
    [
        Scale, Direction.X, Direction.Y, Direction.Z, Row[0], Row[1], Row[2], Row[3],
        .. (Weights ?? []).Select(element => (double)element),
        .. Kernel?.Cast<double>() ?? [],
        .. Filters?.Cast<float>().Select(element => (double)element) ?? [],
        .. Embedding.ToArray().Select(element => (double)element),
        .. Tensor?.Select(element => (double)element) ?? [],
        .. ((KindsLayer[])[Layers[0], Layers[1], Layers[2]]).SelectMany(layer => (double[])[.. layer.Weights?.Cast<float>().Select(element => (double)element) ?? [], layer.Bias]),
        .. Table ?? [],
        Precise,
    ];

    private static float[] Floats(int count, ref double next)
    {
        float[] numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
        {
            number = (float)next++;
        }

        return numbers;
    }

    /// <summary>A user may add overloads to the generated class.</summary>
    public partial class RMSprop : IRMSpropOptimizer<KindsModel>
    {
        public static KindsModel Clone(in KindsModel parameters, float scale) => Clone(in parameters) with { Scale = scale };

        public long Count() => Steps;
    }
}

internal struct KindsLayer
{
    public float[,]? Weights;
    public float Bias;
}

[InlineArray(3)]
internal struct KindsLayers
{
    private KindsLayer _first;
}

[InlineArray(4)]
internal struct KindsRow
{
    private float _first;
}

/// <summary>The kinds of fields that only a ref struct can have, and some others.</summary>
[RMSpropConfig]
internal ref partial struct SpanKindsModel
{
    public Span<float> Weights;
    public float Bias;
    public TensorSpan<double> Tensor;
    public double[] Table;

    [NotTrainable]
    public Span<float> Inputs;
}

/// <summary>Numbers in the struct alone, one of them not trained.</summary>
[RMSpropConfig]
internal unsafe partial struct InlineKindsModel
{
    public float Value;
    public fixed double Buffer[3];

    [NotTrainable]
    public float Frozen;
}
