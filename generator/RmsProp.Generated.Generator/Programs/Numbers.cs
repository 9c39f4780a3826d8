using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>Numbers as objects of their types.</summary>
internal static class Numbers
{
    /// <summary>A small number in a type.</summary>
    public static object Of(double number, ScalarType type) => type switch
    {
        ScalarType.Boolean => number != 0,
        ScalarType.Single => (float)number,
        ScalarType.Double => number,
        ScalarType.SByte => (sbyte)number,
        ScalarType.Byte => (byte)number,
        ScalarType.Int16 => (short)number,
        ScalarType.UInt16 => (ushort)number,
        ScalarType.Int32 => (int)number,
        ScalarType.UInt32 => (uint)number,
        ScalarType.Int64 => (long)number,
        _ => (ulong)number,
    };

    /// <summary>Whether a type of integers has all numbers of another one.</summary>
    public static bool Holds(ScalarType type, ScalarType other) => RangeOf(type) is var (first, last) && RangeOf(other) is var (least, most) && first <= least && most <= last;

    private static (decimal First, decimal Last)? RangeOf(ScalarType type) => type switch
    {
        ScalarType.SByte => (sbyte.MinValue, sbyte.MaxValue),
        ScalarType.Byte => (byte.MinValue, byte.MaxValue),
        ScalarType.Int16 => (short.MinValue, short.MaxValue),
        ScalarType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ScalarType.Int32 => (int.MinValue, int.MaxValue),
        ScalarType.UInt32 => (uint.MinValue, uint.MaxValue),
        ScalarType.Int64 => (long.MinValue, long.MaxValue),
        ScalarType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}
