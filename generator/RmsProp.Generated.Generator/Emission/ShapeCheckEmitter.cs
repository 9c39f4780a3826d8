using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the checks of shapes at the beginning of a step.</summary>
internal sealed class ShapeCheckEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly IReadOnlyList<Slot> _used = Slot.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly Variable[] _arrays = [.. model.Variables.Where(variable => !variable.IsInline)];

    public void Emit()
    {
        writer.Line();
        using (writer.Block($"private static void CheckParameters(ref State state, ref {_parameters} parameters)"))
        {
            foreach (Variable variable in _arrays)
            {
                writer.Line($"{_library.Services}.ShapeCheck.Parameter({Name(variable)}, {Shape(variable, variable.In("parameters"))});");
                if (variable is { IsTensor: true, Constraint: { IsOnNorm: true } constraint })
                {
                    writer.Line($"{_library.Services}.ShapeCheck.Axes({Name(variable)}, {Shape(variable, variable.In("parameters"))}, {ConstraintCall.Axes(constraint)});");
                }
            }

            writer.Line();
            using (writer.Block("if (state.IsBuilt)"))
            {
                foreach (Slot slot in _used)
                {
                    if (SlotEmitter.IsOfAll(slot, model))
                    {
                        writer.Line($"CheckSlot(\"{slot.Name}\", ref state.{slot.Name}, ref parameters);");
                        continue;
                    }

                    foreach (Variable variable in _arrays.Where(variable => slot.IsUsedWith(model.OptionsOf(variable))))
                    {
                        writer.Line(SlotCheck($"\"{slot.Name}\"", variable, "state." + slot.Name));
                    }
                }
            }
        }

        writer.Line();
        using (writer.Block($"private static void CheckSlot(string name, ref {_slots.Type} slot, ref {_parameters} parameters)"))
        {
            foreach (Variable variable in _arrays)
            {
                writer.Line(SlotCheck("name", variable, "slot"));
            }
        }

        writer.Line();
        using (writer.Block($"private static void CheckShapes(ref State state, ref {_parameters} parameters, ref {_parameters} gradients)"))
        {
            writer.Line("CheckParameters(ref state, ref parameters);");
            foreach (Variable variable in _arrays)
            {
                writer.Line($"{_library.Services}.ShapeCheck.Gradient({Name(variable)}, {Shape(variable, variable.In("parameters"))}, {Shape(variable, variable.In("gradients"))});");
            }

            if (model.CanLackGradients)
            {
                writer.Line();
                string none = string.Join(" && ", _arrays.Select(variable => VariableStorage.Of(variable, _library).IsMissing(variable.In("gradients"))));
                using (writer.Block($"if ({none})"))
                {
                    writer.Line($"{_library.Services}.OptimizerErrors.ThrowNoGradients();");
                }
            }
        }
    }

    private string SlotCheck(string slotName, Variable variable, string slot) =>
        $"{_library.Services}.ShapeCheck.Slot({slotName}, {Name(variable)}, {_slots.Shapes(variable, "parameters", slot)});";

    private string Shape(Variable variable, string access) => VariableStorage.Of(variable, _library).Shape(access);

    private static string Name(Variable variable) => $"\"{variable.Path}\"";
}
