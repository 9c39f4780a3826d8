using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// Moves numbers between the rows of <see cref="double"/> of an <see cref="ITrajectoryDriver"/> and the fields of a parameter struct,
/// without loss. Used by the drivers that tests compile.
/// </summary>
public static class Elements
{
    /// <summary>Fills an array of <see cref="float"/> or <see cref="double"/>, of any rank, in row-major order.</summary>
    /// <returns>The array, or <see langword="null"/> if there are no values.</returns>
    [return: NotNullIfNotNull(nameof(values))]
    public static TArray? Fill<TArray>(TArray array, double[]? values)
        where TArray : class
    {
        if (values is null)
        {
            return null;
        }

        var elements = (Array)(object)array;
        if (IsOfSingles(elements))
        {
            Write(SpanOf<float>(elements), values);
        }
        else
        {
            Write(SpanOf<double>(elements), values);
        }

        return array;
    }

    /// <summary>Creates a tensor of <see cref="float"/> or <see cref="double"/>, filled in row-major order.</summary>
    /// <returns>The tensor, or <see langword="null"/> if there are no values.</returns>
    [return: NotNullIfNotNull(nameof(values))]
    public static Tensor<T>? NewTensor<T>(double[]? values, params nint[] lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        return values is null ? null : Tensor.Create(Fill(new T[lengths.Aggregate((product, length) => product * length)], values), lengths);
    }

    /// <summary>The span of a tensor; <see langword="default"/> if there is none.</summary>
    public static TensorSpan<T> SpanOf<T>(Tensor<T>? tensor) => tensor is null ? default : tensor.AsTensorSpan();

    /// <summary>Reads all numbers of a tensor of <see cref="float"/> or <see cref="double"/>, in row-major order.</summary>
    public static double[] Read<T>(TensorSpan<T> source)
    {
        var values = new T[source.FlattenedLength];
        source.FlattenTo(values);
        return ReadArray(values);
    }

    /// <summary>Writes as many numbers as the target holds.</summary>
    public static void Write(Span<float> target, double[] values)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (float)values[i];
        }
    }

    /// <summary>Writes as many numbers as the target holds.</summary>
    public static void Write(Span<double> target, double[] values) => values.AsSpan(0, target.Length).CopyTo(target);

    /// <summary>Reads all numbers of an array of any rank, in row-major order.</summary>
    public static double[] ReadArray(Array array) =>
        IsOfSingles(array) ? Read(SpanOf<float>(array)) : Read(SpanOf<double>(array));

    /// <summary>Reads all numbers.</summary>
    public static double[] Read(ReadOnlySpan<float> source)
    {
        double[] values = new double[source.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = source[i];
        }

        return values;
    }

    /// <summary>Reads all numbers.</summary>
    public static double[] Read(ReadOnlySpan<double> source) => source.ToArray();

    private static bool IsOfSingles(Array array) => array.GetType().GetElementType() == typeof(float);

    private static Span<T> SpanOf<T>(Array array) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
