using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What one declaration has come to, together with the file that it names.</summary>
/// <param name="Model">The model.</param>
/// <param name="HasErrors">Whether something may be wrong with its numbers or its file that is an error.</param>
internal sealed record ParsedModel(OptimizerModel Model, bool HasErrors);
