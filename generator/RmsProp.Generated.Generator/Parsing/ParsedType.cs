using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What one annotated type has come to.</summary>
/// <param name="MetadataName">What it is found by in a compilation.</param>
/// <param name="Declarations">Its optimizers.</param>
/// <param name="HasErrors">Whether something is wrong with it that is an error.</param>
internal sealed record ParsedType(string MetadataName, EquatableArray<OptimizerDeclaration> Declarations, bool HasErrors);
