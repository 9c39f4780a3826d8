using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the state that a caller can own: its struct, and how its arrays are allocated, cleared and read.</summary>
internal sealed class StateEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly string _parameters = model.Target.FullName;
    private readonly IReadOnlyList<Slot> _used = Slot.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly LayoutEmitter _layout = new(writer, model);

    /// <summary>The description of the norm that can be read.</summary>
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
            new ShapeCheckEmitter(writer, model).Emit();
        }

        new SlotEmitter(writer, model).Emit();
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

            foreach (Slot slot in _used)
            {
                writer.Line();
                writer.Line($"/// <summary>{slot.Summary}</summary>");
                writer.Line($"public {_slots.Type} {slot.Name};");
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
                    new SlotEmitter(writer, model).EmitAllocations();
                }

                EmitInitialValues();
                writer.Line("state.IsBuilt = true;");
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
                string access = _slots.Access(run.First, "state." + Slot.Velocity.Name);
                string value = classes.Of(run.First).FullName + ".InitialVelocity";
                writer.Line(_slots.Of(run.First).Fill(access, run.Length, value));
            }
        }

        if (model.Options.DynamicLossScale is not null)
        {
            writer.Line("state.LossScale = (float)InitialLossScale;");
        }
    }

    private void EmitFinalize()
    {
        writer.Line();
        writer.Lines("""
            /// <summary>Overwrites the parameters with their moving average, which is all zeros before the first step, as in Keras.</summary>
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
                string average = _slots.Access(run.First, "state." + Slot.MovingAverage.Name);
                writer.Line(_slots.Of(run.First).Copy(average, run.First.In("parameters"), run.Length));
            }
        }
    }
}
