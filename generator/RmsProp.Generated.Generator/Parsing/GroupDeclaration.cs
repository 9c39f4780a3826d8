using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The arguments that attributes on a field and on its type set for the variables below it.</summary>
/// <param name="Path">The field.</param>
/// <param name="IsOwn">Whether the field is one of the annotated struct's own.</param>
/// <param name="Parent">The enclosing group: its index plus one, or 0 for the optimizer's own.</param>
/// <param name="Overrides">The arguments of the type, followed by those of the field, which win.</param>
internal sealed record GroupDeclaration(string Path, bool IsOwn, int Parent, EquatableArray<Arguments> Overrides);
