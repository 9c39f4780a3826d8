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
}
