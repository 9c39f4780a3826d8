using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What attributes on a field and on its type say of the variables below it.</summary>
/// <param name="Path">The field.</param>
/// <param name="IsOwn">Whether it is one of the annotated struct's own.</param>
/// <param name="Parent">The group around it: its index plus one, or 0 for the optimizer's own.</param>
/// <param name="Overrides">The arguments of the type and, behind them, those of the field, which win.</param>
internal sealed record GroupDeclaration(string Path, bool IsOwn, int Parent, EquatableArray<Arguments> Overrides);
