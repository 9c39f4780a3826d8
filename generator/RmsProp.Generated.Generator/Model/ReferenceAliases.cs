namespace RmsProp.Generated.Generator.Model;

/// <summary>
/// The aliases of assemblies whose types generated code names, if the project references them only under an alias: <c>Aliases="x"</c> in
/// the project file, and <c>extern alias x</c> in the source.
/// </summary>
/// <param name="Runtime">The alias of the runtime library.</param>
/// <param name="Tensors">The alias of System.Numerics.Tensors.</param>
/// <param name="Others">The aliases of the assemblies of field types.</param>
internal sealed record ReferenceAliases(string? Runtime, string? Tensors, EquatableArray<string> Others)
{
    /// <summary>All aliases to declare, without duplicates.</summary>
    public IEnumerable<string> All(bool usesTensors) => new[] { Runtime, usesTensors ? Tensors : null }
        .OfType<string>()
        .Concat(Others)
        .Distinct()
        .OrderBy(alias => alias, StringComparer.Ordinal);
}
