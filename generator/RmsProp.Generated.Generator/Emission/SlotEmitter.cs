using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes how slots are allocated and cleared, and, for ref structs, the struct that mirrors them.</summary>
internal sealed class SlotEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly LayoutEmitter _layout = new(writer, model);
    private readonly Variable[] _arrays = [.. model.Variables.Where(variable => !variable.IsInline)];

    /// <summary>The type of a slot: the parameter struct, or one that mirrors it where that can't live on the heap.</summary>
    public static string TypeOf(OptimizerModel model) => model.Target.IsRefStruct ? OptimizerMembers.SlotsType : model.Target.FullName;

    /// <summary>Whether every array of the parameters has one in the slot.</summary>
    public static bool IsOfAll(Slot slot, OptimizerModel model) =>
        model.Variables.Where(variable => !variable.IsInline).All(variable => slot.IsUsedWith(model.OptionsOf(variable)));

    public void Emit()
    {
        if (model.HasArrays)
        {
            EmitAllocate();
            EmitClear();
        }

        if (model.Target.IsRefStruct)
        {
            EmitSlotsAndView();
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
                writer.Line(Allocation(variable, "state." + slot.Name, "shapes"));
            }
        }
    }

    private void EmitAllocate()
    {
        writer.Line();
        using (writer.Block($"private static void AllocateLike(ref {TypeOf(model)} slot, ref {_parameters} parameters)"))
        {
            foreach (SlotField field in UnassignedSlotFields())
            {
                writer.Line($"slot.{field.Name} = default;");
            }

            foreach (Variable variable in _arrays)
            {
                writer.Line(Allocation(variable, "slot", "parameters"));
            }
        }
    }

    private string Allocation(Variable variable, string slot, string parameters)
    {
        string target = variable.InSlot(slot);
        return $"{(variable.IsReadOnly && !IsSlotField(variable) ? AccessPath.AsWritable(target) : target)} = {VariableStorage.Of(variable, _library).NewLike(variable.In(parameters))};";
    }

    /// <summary>Whether the slot of a variable is a field of the struct of slots, none of which is read-only.</summary>
    private bool IsSlotField(Variable variable) => model.Target.IsRefStruct && variable.SlotAccess.IsField;

    /// <summary>
    /// The fields of the struct of slots that nothing else assigns, since all that is in them is in read-only fields: of a field
    /// that is never assigned the compiler warns.
    /// </summary>
    private IEnumerable<SlotField> UnassignedSlotFields()
    {
        var assigned = new Lazy<HashSet<string?>>(() => [.. model.Variables.Where(AssignsSlotField).Select(variable => variable.SlotAccess.Field)]);
        return model.SlotFields.Where(field => !assigned.Value.Contains(field.Name));
    }

    /// <summary>Whether code that writes to a variable's slot assigns the field that it is in, or takes a reference to that.</summary>
    private bool AssignsSlotField(Variable variable) => variable.SlotAccess.IsFieldReferenced ?? (!variable.IsReadOnly || IsSlotField(variable));

    private void EmitClear()
    {
        writer.Line();
        using (writer.Block($"private static void Clear(ref {TypeOf(model)} slot)"))
        {
            foreach (Run run in Run.Of(model))
            {
                string access = run.First.InSlot("slot");
                writer.Line(VariableStorage.Of(run.First, _library).Clear(access, run.Length));
            }
        }
    }

    private void EmitSlotsAndView()
    {
        writer.Line();
        writer.Line($"/// <summary>A slot: the parameter struct with {(model.HasTensorSpans ? "an array or a tensor" : "an array")} for each span.</summary>");
        GeneratedMarks.EmitForData(writer);
        using (writer.Block("public struct Slots"))
        {
            foreach (SlotField field in model.SlotFields)
            {
                writer.Line("/// <summary>The numbers of the field of that name.</summary>");
                writer.Line($"public {field.Declaration};");
                writer.Line();
            }
        }

        writer.Line();
        using (writer.Block($"private static {_parameters} View(ref Slots slot)"))
        {
            writer.Line($"{_parameters} view = default;");
            _layout.EmitCall("view");
            _layout.EmitCallOfSlot("slot");
            foreach (Run run in Run.Of(model))
            {
                Variable variable = run.First;
                VariableStorage storage = VariableStorage.Of(variable, _library);
                string source = variable.InSlot("slot");
                writer.Line(variable.IsInline
                    ? storage.Copy(source, variable.In("view"), run.Length)
                    : $"{variable.AssignableIn("view")} = {storage.View(source)};");
            }

            writer.Line("return view;");
        }
    }
}
