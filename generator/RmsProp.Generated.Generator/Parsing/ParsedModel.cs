using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The result of parsing one declaration, together with the file that it names.</summary>
/// <param name="Model">The model.</param>
/// <param name="HasErrors">Whether its numbers or its file may have errors.</param>
internal sealed record ParsedModel(OptimizerModel Model, bool HasErrors);
