using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The result of parsing one annotated type.</summary>
/// <param name="MetadataName">Its metadata name, for looking it up in a compilation.</param>
/// <param name="Declarations">Its optimizers.</param>
/// <param name="HasErrors">Whether it has errors.</param>
internal sealed record ParsedType(string MetadataName, EquatableArray<OptimizerDeclaration> Declarations, bool HasErrors);
