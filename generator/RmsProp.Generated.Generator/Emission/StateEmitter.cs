using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the state that a caller can own: its struct, how its arrays are made, cleared and read.</summary>
internal sealed class StateEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string ShapeCheck = "global::" + MetadataNames.Namespace + ".CompilerServices.ShapeCheck";

    private readonly string _parameters = model.Target.FullName;
    private readonly IReadOnlyList<Slot> _slots = Slot.Of(model);
    private readonly LayoutEmitter _layout = new(writer, model);
    private readonly Variable[] _arrays = [.. model.Variables.Where(variable => !variable.IsInline)];

    /// <summary>The type of a slot: the parameter struct, or one that mirrors it where that can't live on the heap.</summary>
    public static string SlotType(OptimizerModel model) => model.Target.IsRefStruct ? "Slots" : model.Target.FullName;

    /// <summary>What the norm is that can be read.</summary>
    public static string GradientNormSummary(OptimizerModel model)
    {
        string what = model.Options.ClipMode == ClipMode.GlobalNorm ? "The norm of all gradients together" : "The largest norm of the gradient of a variable that is clipped by it";
        string how = (model.Options.LossScaleFactor is not null || model.Options.DynamicLossScale is not null, model.Options.Accumulates) switch
        {
            (true, true) => ", unscaled and averaged over the accumulation",
            (true, false) => ", unscaled",
            (false, true) => ", averaged over the accumulation",
            _ => "",
        };
        return $"{what}, at the last update, before clipping{how}.";
    }

    public void Emit()
    {
        EmitState();
        EmitBuild();
        if (model.Options.UsesEma)
        {
            EmitFinalize();
        }

        if (model.HasArrays)
        {
            EmitChecks();
            EmitAllocate();
            EmitClear();
        }

        if (model.Target.IsRefStruct)
        {
            EmitSlotsAndView();
        }

        _layout.EmitMethods();
    }

    private void EmitState()
    {
        writer.Line("/// <summary>The state of the optimizer, for callers that own the memory. The default value is a new state.</summary>");
        GeneratedMarks.EmitForData(writer);
        using (writer.Block("public struct State"))
        {
            writer.Line("/// <summary>How many steps have been taken.</summary>");
            writer.Line("public long Steps;");
            if (model.Options.NonFinite == NonFinitePolicy.SkipStep)
            {
                writer.Line();
                writer.Line("/// <summary>How many steps have been skipped because a gradient was not finite or too large.</summary>");
                writer.Line("public long SkippedSteps;");
            }

            if (model.Options.MaxConsecutiveSkippedSteps is not null)
            {
                writer.Line();
                writer.Line("/// <summary>How many steps have been skipped since the last one that was taken.</summary>");
                writer.Line("public long ConsecutiveSkippedSteps;");
            }

            if (model.Options.DynamicLossScale is not null)
            {
                writer.Lines("""

                    /// <summary>What the loss of the next step is multiplied by; 0 until the state has been built.</summary>
                    public float LossScale;

                    /// <summary>How many steps in a row have not been skipped since the loss scale has changed.</summary>
                    public long GoodSteps;
                    """);
            }

            if (model.TakesNorms)
            {
                writer.Line();
                writer.Line($"/// <summary>{GradientNormSummary(model)} 0 before the first one.</summary>");
                writer.Line("public double GradientNorm;");
            }

            if (model.NeedsBuild)
            {
                writer.Line();
                writer.Line($"/// <summary>Whether {(model.HasArrays ? "the slots have been allocated" : "the initial values have been set")}; otherwise the first step does it.</summary>");
                writer.Line("public bool IsBuilt;");
            }

            if (model.HasArrays)
            {
                writer.Line();
                writer.Line("/// <summary>A fingerprint of the memory that was last checked for overlaps.</summary>");
                writer.Line($"internal ulong {OverlapEmitter.CheckedMemory};");
            }

            foreach (Slot slot in _slots)
            {
                writer.Line();
                writer.Line($"/// <summary>{slot.Summary}</summary>");
                writer.Line($"public {SlotType(model)} {slot.Name};");
            }
        }
    }

    private void EmitBuild()
    {
        writer.Line();
        string header = $"public static void Build(ref State state, in {_parameters} parameters)";
        if (!model.NeedsBuild)
        {
            writer.Lines("""
                /// <summary>Does nothing: every slot is a struct of numbers in the state itself.</summary>
                /// <param name="state">The state.</param>
                /// <param name="parameters">The parameters.</param>
                """);
            using (writer.Block(header))
            {
                writer.Line("// For code that is the same for every parameter struct.");
            }

            return;
        }

        if (model.HasArrays)
        {
            writer.Lines($"""
                /// <summary>Allocates the slots of <paramref name="state"/> for the shapes of <paramref name="parameters"/>; otherwise the first step does.</summary>
                /// <param name="state">The state.</param>
                /// <param name="parameters">The parameters; only their shapes matter.</param>
                /// <exception cref="global::System.ArgumentException">{Documentation.AnArrayOf(model)} in the parameters is null, or the slots exist and have other shapes.</exception>
                """);
        }
        else
        {
            writer.Lines("""
                /// <summary>Sets what is not zero in a new state; the first step does it otherwise.</summary>
                /// <param name="state">The state.</param>
                /// <param name="parameters">The parameters.</param>
                """);
        }

        LayoutEmitter.EmitExceptionDocumentation(writer, model);
        using (writer.Block(header))
        {
            _layout.EmitCall("global::System.Runtime.CompilerServices.Unsafe.AsRef(in parameters)");
            _layout.EmitCallOfSlot("state." + Slot.Velocity.Name);
            if (model.HasArrays)
            {
                writer.Line($"ref {_parameters} shapes = ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in parameters);");
                writer.Line("CheckParameters(ref state, ref shapes);");
            }

            using (writer.Block("if (!state.IsBuilt)"))
            {
                if (model.HasArrays)
                {
                    EmitAllocations();
                }

                EmitInitialValues();
                writer.Line("state.IsBuilt = true;");
            }
        }
    }

    private void EmitAllocations()
    {
        foreach (Slot slot in _slots)
        {
            if (IsOfAll(slot))
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

    private void EmitInitialValues()
    {
        if (model.Options.Formula.InitialVelocity != 0)
        {
            var classes = new KernelClasses(model);
            foreach (Run run in Run.Of(model))
            {
                string access = run.First.InSlot("state." + Slot.Velocity.Name);
                string value = classes.Of(run.First).FullName + ".InitialVelocity";
                writer.Line(VariableStorage.Of(run.First).Fill(access, run.Length, value));
            }
        }

        if (model.Options.DynamicLossScale is not null)
        {
            writer.Line("state.LossScale = (float)InitialLossScale;");
        }
    }

    /// <summary>Whether every array of the parameters has one in the slot.</summary>
    private bool IsOfAll(Slot slot) => _arrays.All(variable => slot.IsUsedWith(model.OptionsOf(variable)));

    private void EmitFinalize()
    {
        writer.Line();
        writer.Lines("""
            /// <summary>Overwrites the parameters by their moving average, which is all zeros before the first step.</summary>
            /// <param name="state">The state.</param>
            /// <param name="parameters">The parameters.</param>
            """);
        if (model.HasArrays)
        {
            writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{Documentation.AnArrayOf(model)} is null, a shape differs from that at the first step, or parameters share memory with each other or the state. Nothing has been changed.</exception>");
        }

        LayoutEmitter.EmitExceptionDocumentation(writer, model);

        using (writer.Block($"public static void FinalizeVariableValues(ref State state, ref {_parameters} parameters)"))
        {
            _layout.EmitCall("parameters");
            _layout.EmitCallOfSlot("state." + Slot.Velocity.Name);
            if (model.HasArrays)
            {
                writer.Line("Build(ref state, in parameters);");
                new OverlapEmitter(writer, model).EmitCallWithoutGradients("state");
            }

            foreach (Run run in Run.Of(model))
            {
                writer.Line(Copy(run, run.First.InSlot("state." + Slot.MovingAverage.Name), run.First.In("parameters")));
            }
        }
    }

    private void EmitChecks()
    {
        writer.Line();
        using (writer.Block($"private static void CheckParameters(ref State state, ref {_parameters} parameters)"))
        {
            foreach (Variable variable in _arrays)
            {
                writer.Line($"{ShapeCheck}.Parameter({Name(variable)}, {Shape(variable, variable.In("parameters"))});");
                if (variable is { IsTensor: true, Constraint: { IsOnNorm: true } constraint })
                {
                    writer.Line($"{ShapeCheck}.Axes({Name(variable)}, {Shape(variable, variable.In("parameters"))}, {ConstraintCall.Axes(constraint)});");
                }
            }

            writer.Line();
            using (writer.Block("if (state.IsBuilt)"))
            {
                foreach (Slot slot in _slots)
                {
                    if (IsOfAll(slot))
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
        using (writer.Block($"private static void CheckSlot(string name, ref {SlotType(model)} slot, ref {_parameters} parameters)"))
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
                writer.Line($"{ShapeCheck}.Gradient({Name(variable)}, {Shape(variable, variable.In("parameters"))}, {Shape(variable, variable.In("gradients"))});");
            }

            if (model.CanLackGradients)
            {
                writer.Line();
                string none = string.Join(" && ", _arrays.Select(variable => VariableStorage.Of(variable).IsMissing(variable.In("gradients"))));
                using (writer.Block($"if ({none})"))
                {
                    writer.Line($"global::{MetadataNames.Namespace}.CompilerServices.OptimizerErrors.ThrowNoGradients();");
                }
            }
        }
    }

    private void EmitAllocate()
    {
        writer.Line();
        using (writer.Block($"private static void AllocateLike(ref {SlotType(model)} slot, ref {_parameters} parameters)"))
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

    private static string SlotCheck(string slotName, Variable variable, string slot) =>
        $"{ShapeCheck}.Slot({slotName}, {Name(variable)}, {Shape(variable, variable.In("parameters"))}, {Shape(variable, variable.InSlot(slot))});";

    private string Allocation(Variable variable, string slot, string parameters)
    {
        string target = variable.InSlot(slot);
        return $"{(variable.IsReadOnly && !IsSlotField(variable) ? $"global::System.Runtime.CompilerServices.Unsafe.AsRef(in {target})" : target)} = {VariableStorage.Of(variable).NewLike(variable.In(parameters))};";
    }

    /// <summary>Whether the slot of a variable is a field of the struct of slots, none of which is read-only.</summary>
    private bool IsSlotField(Variable variable) => model.SlotFields.Any(field => variable.SlotAccess == Variable.Root + "." + field.Name);

    /// <summary>
    /// The fields of the struct of slots that nothing else assigns, since all that is in them is in read-only fields: of a field
    /// that is never assigned the compiler warns.
    /// </summary>
    private IEnumerable<SlotField> UnassignedSlotFields() => model.SlotFields.Where(field => !model.Variables.Any(variable => Assigns(variable, field)));

    /// <summary>Whether generated code assigns a field of the struct of slots, or takes a reference to it, where it writes to a variable.</summary>
    private bool Assigns(Variable variable, SlotField field)
    {
        string access = Variable.Root + "." + field.Name;
        int start = variable.SlotAccess.IndexOf(access, StringComparison.Ordinal);
        int end = start + access.Length;
        bool isInField = start >= 0 && (end == variable.SlotAccess.Length || variable.SlotAccess[end] is '.' or '[' or ')');
        return isInField && (start == 0
            ? !variable.IsReadOnly || IsSlotField(variable)
            : variable.SlotAccess.Substring(0, start).EndsWith("(ref ", StringComparison.Ordinal));
    }

    private void EmitClear()
    {
        writer.Line();
        using (writer.Block($"private static void Clear(ref {SlotType(model)} slot)"))
        {
            foreach (Run run in Run.Of(model))
            {
                string access = run.First.InSlot("slot");
                writer.Line(VariableStorage.Of(run.First).Clear(access, run.Length));
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
                string target = variable.In("view");
                string source = variable.InSlot("slot");
                if (variable.IsInline)
                {
                    writer.Line(Copy(run, source, target));
                }
                else
                {
                    writer.Line($"{(variable.IsReadOnly ? $"global::System.Runtime.CompilerServices.Unsafe.AsRef(in {target})" : target)} = {VariableStorage.Of(variable).View(source)};");
                }
            }

            writer.Line("return view;");
        }
    }

    private static string Copy(Run run, string source, string destination) => VariableStorage.Of(run.First).Copy(source, destination, run.Length);

    private static string Shape(Variable variable, string access) => VariableStorage.Of(variable).Shape(access);

    private static string Name(Variable variable) => $"\"{variable.Path}\"";
}
