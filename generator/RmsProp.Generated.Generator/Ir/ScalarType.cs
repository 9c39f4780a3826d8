namespace RmsProp.Generated.Generator.Ir;

/// <summary>The type of a value.</summary>
internal enum ScalarType
{
    Boolean,
    Single,
    Double,
}
