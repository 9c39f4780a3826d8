namespace RmsProp.Generated.Generator.Model;

/// <summary>The annotated struct.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Declarations">The declarations from the outermost containing type to the struct itself, for example <c>partial struct Model</c>.</param>
/// <param name="FullName">Its fully qualified name, including <c>global::</c>.</param>
/// <param name="DisplayName">Its name in documentation.</param>
/// <param name="IsRefStruct">Whether it is a ref struct, which can hold spans and can't be a field of a class.</param>
/// <param name="Aliases">The aliases of the assemblies that generated code references.</param>
/// <param name="MetadataName">Its metadata name, for looking it up in a compilation.</param>
internal sealed record TargetType(
    string Namespace,
    EquatableArray<string> Declarations,
    string FullName,
    string DisplayName,
    bool IsRefStruct,
    ReferenceAliases Aliases,
    string MetadataName)
{
    /// <summary>What the names of its generated files begin with.</summary>
    public string HintName => DisplayName.Replace('<', '{').Replace('>', '}').Replace(" ", "");
}
