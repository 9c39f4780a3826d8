using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The position of the <see cref="VariableParser"/> in the parameter struct.</summary>
/// <param name="Path">The path to it.</param>
/// <param name="Access">How it is reached.</param>
/// <param name="SlotAccess">How it is reached in a slot; null inside a ref struct, where each field has a slot field of its own.</param>
/// <param name="IsExcluded">Whether weight decay excludes everything below.</param>
/// <param name="Group">The group of everything below: the index of its declaration plus one, or 0 for the optimizer's own.</param>
/// <param name="Constraint">The constraint on everything below.</param>
/// <param name="Tensor">The names in files of everything below; null if they are paths.</param>
/// <param name="IsReadOnly">Whether a field on the path is read-only.</param>
/// <param name="IsFrozen">Whether what is below is not trained, but has names in files.</param>
/// <param name="FollowsPrevious">Whether the first number below directly follows the last one before it.</param>
/// <param name="ReportAt">The innermost symbol on the path that is in source.</param>
/// <param name="Depth">The depth of the path.</param>
internal sealed record Place(
    string Path,
    AccessPath Access,
    AccessPath? SlotAccess,
    bool IsExcluded,
    int Group,
    DeclaredConstraint? Constraint,
    DeclaredTensorName? Tensor,
    bool IsReadOnly,
    bool IsFrozen,
    bool FollowsPrevious,
    ISymbol ReportAt,
    int Depth)
{
    /// <summary>The parameter struct itself.</summary>
    public static Place Of(INamedTypeSymbol target) => new(
        Path: "",
        Access: AccessPath.Struct,
        SlotAccess: target.IsRefLikeType ? null : AccessPath.Struct,
        IsExcluded: false,
        Group: 0,
        Constraint: null,
        Tensor: null,
        IsReadOnly: false,
        IsFrozen: false,
        FollowsPrevious: false,
        ReportAt: target,
        Depth: 0);

    /// <summary>An element of the inline array that is here.</summary>
    public Place Element(int index) => this with
    {
        Path = $"{Path}[{index}]",
        Access = new AccessPath.Part(Access, $"[{index}]"),
        SlotAccess = SlotAccess is null ? null : new AccessPath.Part(SlotAccess, $"[{index}]"),
        Tensor = Tensor?.Element(index),
        Depth = Depth + 1,
    };

    /// <summary>The struct that is here, as the parent of a field that is not trained, but has names in files. It has no slots.</summary>
    public Place OfFrozenField() => this with { IsFrozen = true, SlotAccess = SlotAccess ?? AccessPath.Struct, FollowsPrevious = false };

    /// <summary>The struct that is here, in a read-only field.</summary>
    public Place InReadOnlyField() => this with
    {
        Access = new AccessPath.Writable(Access),
        SlotAccess = SlotAccess is null ? null : new AccessPath.Writable(SlotAccess),
        IsReadOnly = true,
    };
}
