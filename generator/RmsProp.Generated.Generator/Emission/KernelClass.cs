using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The class with the constants and kernels for one group's variables of one type.</summary>
/// <param name="Element">The type.</param>
/// <param name="GroupName">The name of the group, as part of identifiers; empty for the optimizer's own.</param>
/// <param name="Group">Its index.</param>
/// <param name="Catalog">The kernels.</param>
internal sealed record KernelClass(ElementType Element, string GroupName, int Group, KernelCatalog Catalog)
{
    public string Name => (Element == ElementType.Single ? "SingleKernel" : "DoubleKernel") + (GroupName.Length == 0 ? "" : "Of" + GroupName);

    public string FullName => $"global::{MetadataNames.Kernels}.{Name}";

    /// <summary>The same value for code outside of the class, which names its constants with it.</summary>
    public Expression Qualified(Expression value) => value is Symbol { Kind: SymbolKind.Constant } constant
        ? constant with { Name = $"{FullName}.{constant.Name}" }
        : value.Map(Qualified);
}
