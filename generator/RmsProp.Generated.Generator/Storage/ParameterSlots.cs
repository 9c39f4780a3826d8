using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>As the parameter struct itself.</summary>
internal sealed class ParameterSlots(OptimizerModel model) : SlotStorage(model)
{
    public override string Type => Model.Target.FullName;

    public override bool IsOwnType => false;

    public override string Property(Slot slot) => $"public ref readonly {Type} {slot.Name} => ref _state.{slot.Name};";

    public override string Assignable(Variable variable, string slot) =>
        variable.IsReadOnly ? AccessPath.AsWritable(Access(variable, slot)) : Access(variable, slot);
}
