using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What attributes on fields and on the types of nested structs say of the variables below them.</summary>
/// <param name="Path">The innermost of the fields.</param>
/// <param name="Overrides">Their arguments, the innermost last.</param>
internal sealed record GroupDeclaration(string Path, EquatableArray<Arguments> Overrides);
