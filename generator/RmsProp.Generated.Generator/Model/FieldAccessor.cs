namespace RmsProp.Generated.Generator.Model;

/// <summary>
/// A method that gives a reference to a field which C# code can't name from the generated class: the backing field of
/// an auto-property, or a private field of another struct.
/// </summary>
internal sealed record FieldAccessor(string MethodName, string FieldName, string FieldType, string DeclaringType)
{
    public const string MethodPrefix = "FieldOf";
}
