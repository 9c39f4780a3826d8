using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>As a struct that mirrors a ref struct, which can't be on the heap: with an array, or a tensor, for each span.</summary>
internal sealed class MirrorSlots(OptimizerModel model) : SlotStorage(model)
{
    public override string Type => OptimizerMembers.SlotsType;

    public override bool IsOwnType => true;

    public override IEnumerable<string> Declarations => Model.SlotFields.Select(field => $"public {field.Declaration};");

    public override IEnumerable<SlotField> UnassignedFields
    {
        get
        {
            HashSet<string?> assigned = [.. Model.Variables.Where(IsFieldAssigned).Select(variable => variable.SlotAccess.Field)];
            return Model.SlotFields.Where(field => !assigned.Contains(field.Name));
        }
    }

    public override string Summary =>
        $"A slot: the parameter struct with {(Model.HasTensorSpans ? "an array or a tensor" : "an array")} for each span.";

    public override string Property(Slot slot) => $"public {Model.Target.FullName} {slot.Name} => View(ref _state.{slot.Name});";

    // None of its own fields is read-only.
    public override string Assignable(Variable variable, string slot) =>
        variable.IsReadOnly && !variable.SlotAccess.IsField ? AccessPath.AsWritable(Access(variable, slot)) : Access(variable, slot);

    /// <summary>Whether code that writes to a variable assigns the field that it is in, or takes a reference to that.</summary>
    private static bool IsFieldAssigned(Variable variable) =>
        variable.SlotAccess.IsFieldReferenced ?? (!variable.IsReadOnly || variable.SlotAccess.IsField);
}
