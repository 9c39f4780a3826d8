using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What the fields of a parameter struct amount to.</summary>
/// <param name="Variables">All variables; empty if there are too many, or endlessly many, and then so is what belongs to them.</param>
/// <param name="Frozen">The variables that are not trained, but have names in files.</param>
/// <param name="Accessors">The accessors of fields that C# can't name.</param>
/// <param name="Groups">The groups.</param>
/// <param name="SlotFields">The fields of the struct that mirrors a ref struct.</param>
/// <param name="Distances">The assumptions behind <see cref="VariableLocation.Inline.FollowsPrevious"/>.</param>
/// <param name="Aliases">The aliases used in type names.</param>
/// <param name="OwnGroups">The arguments on the struct's own fields.</param>
/// <param name="Exclusions">
/// The struct's own fields marked [ExcludeFromWeightDecay], for the rule that they need weight decay; those of a nested struct may be
/// meant for another struct.
/// </param>
/// <param name="HasFaults">Whether a field was left out for a fault that has been reported, by the parser or the compiler.</param>
/// <param name="StructSize">The minimum size of the struct in bytes; 0 if its fields have other faults.</param>
internal sealed record TrainedFields(
    EquatableArray<Variable> Variables,
    EquatableArray<Variable> Frozen,
    EquatableArray<FieldAccessor> Accessors,
    EquatableArray<GroupDeclaration> Groups,
    EquatableArray<SlotField> SlotFields,
    EquatableArray<FieldDistance> Distances,
    ReferenceAliases Aliases,
    IReadOnlyList<(string Field, Arguments Arguments)> OwnGroups,
    IReadOnlyList<ISymbol> Exclusions,
    bool HasFaults,
    long StructSize);
