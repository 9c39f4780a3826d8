namespace RmsProp.Generated.Checkpoints;

/// <summary>The element types, under their names in the safetensors format.</summary>
internal enum TensorType
{
    F32,
    F64,

    /// <summary>IEEE 754's half precision. Files of others have it; parameters don't.</summary>
    F16,

    /// <summary>The upper half of an F32. Files of others have it; parameters don't.</summary>
    BF16,
}

internal static class TensorTypes
{
    /// <summary>The types of parameters in the order of their tensors in a file, so that each tensor is aligned to its element size.</summary>
    public static ReadOnlySpan<TensorType> InFileOrder => [TensorType.F64, TensorType.F32];

    public static string Name(this TensorType type) => type switch
    {
        TensorType.F32 => "F32",
        TensorType.F64 => "F64",
        TensorType.F16 => "F16",
        _ => "BF16",
    };

    /// <summary>The type of a name, or <see langword="null"/> if it is unknown.</summary>
    public static TensorType? Named(string name) => name switch
    {
        "F32" => TensorType.F32,
        "F64" => TensorType.F64,
        "F16" => TensorType.F16,
        "BF16" => TensorType.BF16,
        _ => null,
    };

    public static int Size(this TensorType type) => type switch
    {
        TensorType.F32 => sizeof(float),
        TensorType.F64 => sizeof(double),
        _ => sizeof(ushort),
    };

    public static long ByteLength(this TensorType type, ReadOnlySpan<int> shape)
    {
        long length = type.Size();
        foreach (int dimension in shape)
        {
            length = checked(length * dimension);
        }

        return length;
    }

    public static string Describe(string type, ReadOnlySpan<long> shape)
    {
        const int MostDimensions = 8;
        string lengths = string.Join(", ", shape[..Math.Min(shape.Length, MostDimensions)].ToArray());
        return $"{ForeignText.Plain(type)} [{lengths}{(shape.Length > MostDimensions ? $", … ({shape.Length} dimensions)" : "")}]";
    }
}
