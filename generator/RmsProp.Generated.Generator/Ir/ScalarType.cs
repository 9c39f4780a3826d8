using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Ir;

/// <summary>The type of a value.</summary>
internal enum ScalarType
{
    Boolean,
    Single,
    Double,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
}

/// <summary>The types of values that elements of variables have.</summary>
internal static class ScalarTypes
{
    /// <summary>The type in which the arithmetic of elements is done.</summary>
    public static ScalarType AsScalar(this ElementType element) => element == ElementType.Single ? ScalarType.Single : ScalarType.Double;

    /// <summary>The elements whose arithmetic is done in a type of numbers.</summary>
    public static ElementType AsElement(this ScalarType type) => type == ScalarType.Single ? ElementType.Single : ElementType.Double;
}
