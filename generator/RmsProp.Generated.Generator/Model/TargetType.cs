namespace RmsProp.Generated.Generator.Model;

/// <summary>The annotated struct.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Declarations">The declarations from the outermost containing type to the struct itself, for example <c>partial struct Model</c>.</param>
/// <param name="FullName">Its fully qualified name, from <c>global::</c> on.</param>
/// <param name="DisplayName">What documentation calls it.</param>
/// <param name="IsRefStruct">Whether it can hold spans and can't be a field of a class.</param>
/// <param name="Aliases">The aliases of what generated code refers to.</param>
/// <param name="MetadataName">What it is found by in a compilation.</param>
internal sealed record TargetType(
    string Namespace,
    EquatableArray<string> Declarations,
    string FullName,
    string DisplayName,
    bool IsRefStruct,
    ReferenceAliases Aliases,
    string MetadataName);
