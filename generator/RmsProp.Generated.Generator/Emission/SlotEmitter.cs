using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes how slots and kept gradients are allocated and cleared, and the struct of a slot if it is one of its own.</summary>
internal sealed class SlotEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly SlotStorage _gradients = SlotStorage.OfGradients(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly LayoutEmitter _layout = new(writer, model);
    private readonly Variable[] _arrays = [.. model.Variables.Where(variable => !variable.IsInline)];

    /// <summary>Whether every array of the parameters has one in the slot.</summary>
    public static bool IsOfAll(Slot slot, OptimizerModel model) =>
        model.Variables.Where(variable => !variable.IsInline).All(variable => slot.IsUsedWith(model.OptionsOf(variable)));

    public void Emit()
    {
        if (model.HasArrays)
        {
            foreach (SlotStorage storage in SlotStorage.AllOf(model))
            {
                EmitAllocate(storage);
            }

            if (_gradients.IsOwnType)
            {
                EmitClear();
            }
        }

        if (_slots.IsOwnType)
        {
            EmitStruct();
        }

        if (model.Target.IsRefStruct)
        {
            EmitView();
        }
    }

    /// <summary>Writes the allocation of all slots, in <c>Build</c>.</summary>
    public void EmitAllocations()
    {
        foreach (Slot slot in Slot.Of(model))
        {
            if (IsOfAll(slot, model))
            {
                writer.Line($"AllocateLike(ref state.{slot.Name}, ref shapes);");
                continue;
            }

            foreach (Variable variable in _arrays.Where(variable => slot.IsUsedWith(model.OptionsOf(variable))))
            {
                writer.Line(Allocation(_slots, variable, "state." + slot.Name, "shapes"));
            }
        }
    }

    private void EmitAllocate(SlotStorage storage)
    {
        writer.Line();
        using (writer.Block($"private static void AllocateLike(ref {storage.Type} slot, ref {_parameters} parameters)"))
        {
            foreach (SlotField field in storage.UnassignedFields)
            {
                writer.Line($"slot.{field.Name} = default;");
            }

            foreach (Variable variable in _arrays)
            {
                writer.Line(Allocation(storage, variable, "slot", "parameters"));
            }
        }
    }

    private static string Allocation(SlotStorage storage, Variable variable, string slot, string parameters) =>
        $"{storage.Assignable(variable, slot)} = {storage.Of(variable).NewLike(variable.In(parameters))};";

    private void EmitClear()
    {
        writer.Line();
        using (writer.Block($"private static void Clear(ref {_gradients.Type} slot)"))
        {
            foreach (Run run in Run.Of(model))
            {
                writer.Line(_gradients.Of(run.First).Clear(_gradients.Access(run.First, "slot"), run.Length));
            }
        }
    }

    private void EmitStruct()
    {
        writer.Line();
        writer.Line($"/// <summary>{_slots.Summary}</summary>");
        GeneratedMarks.EmitForData(writer);
        using (writer.Block($"public struct {_slots.Type}"))
        {
            foreach (string declaration in _slots.Declarations)
            {
                writer.Line("/// <summary>The numbers of the field of that name.</summary>");
                writer.Line(declaration);
                writer.Line();
            }
        }
    }

    /// <summary>Writes the parameter struct that refers to a mirror of it.</summary>
    private void EmitView()
    {
        writer.Line();
        using (writer.Block($"private static {_parameters} View(ref {_gradients.Type} slot)"))
        {
            writer.Line($"{_parameters} view = default;");
            _layout.EmitCall("view");
            _layout.EmitCallOfSlot("slot");
            foreach (Run run in Run.Of(model))
            {
                Variable variable = run.First;
                VariableStorage storage = VariableStorage.Of(variable, _library);
                string source = _gradients.Access(variable, "slot");
                writer.Line(variable.IsInline
                    ? storage.Copy(source, variable.In("view"), run.Length)
                    : $"{variable.AssignableIn("view")} = {storage.View(source)};");
            }

            writer.Line("return view;");
        }
    }
}
