namespace RmsProp.Generated.Generator.Model;

/// <summary>
/// The aliases under which a project refers to assemblies whose types generated code names, where it refers to them under no
/// other: <c>Aliases="x"</c> in the project file, and <c>extern alias x</c> in the source.
/// </summary>
/// <param name="Runtime">That of the runtime library.</param>
/// <param name="Tensors">That of System.Numerics.Tensors.</param>
/// <param name="Others">Those of the assemblies that types of fields are from.</param>
internal sealed record ReferenceAliases(string? Runtime, string? Tensors, EquatableArray<string> Others)
{
    /// <summary>All of them, as often as each is to be declared.</summary>
    public IEnumerable<string> All(bool usesTensors) => new[] { Runtime, usesTensors ? Tensors : null }
        .OfType<string>()
        .Concat(Others)
        .Distinct()
        .OrderBy(alias => alias, StringComparer.Ordinal);
}
