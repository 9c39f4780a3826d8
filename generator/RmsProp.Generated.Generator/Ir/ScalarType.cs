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
