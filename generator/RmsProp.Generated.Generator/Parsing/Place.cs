using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Where in the parameter struct the <see cref="VariableParser"/> is.</summary>
/// <param name="Path">The names down to here.</param>
/// <param name="Access">The expression for it.</param>
/// <param name="SlotAccess">The expression for it in a slot, or null inside a ref struct, whose fields are slot fields each.</param>
/// <param name="IsExcluded">Whether weight decay passes by everything below.</param>
/// <param name="Group">The group of everything below: the index of its declaration plus one, or 0 for the optimizer's own.</param>
/// <param name="Constraint">The constraint on everything below.</param>
/// <param name="IsReadOnly">Whether a field on the way is read-only.</param>
/// <param name="FollowsPrevious">Whether the first number below lies right behind the last one before.</param>
/// <param name="ReportAt">The innermost symbol on the way that is in source.</param>
/// <param name="Depth">How deep.</param>
internal sealed record Place(
    string Path,
    string Access,
    string? SlotAccess,
    bool IsExcluded,
    int Group,
    DeclaredConstraint? Constraint,
    bool IsReadOnly,
    bool FollowsPrevious,
    ISymbol ReportAt,
    int Depth);
