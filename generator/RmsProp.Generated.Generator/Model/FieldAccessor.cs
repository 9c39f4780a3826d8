namespace RmsProp.Generated.Generator.Model;

/// <summary>
/// A method that returns a reference to a field that the generated class can't name in C#: the backing field of an auto-property, or a
/// private field of another struct.
/// </summary>
internal sealed record FieldAccessor(string MethodName, string FieldName, string FieldType, string DeclaringType)
{
    public const string MethodPrefix = "FieldOf";
}
