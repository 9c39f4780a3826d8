using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the content of a checkpoint: the configuration, every tensor with its name, and the counters.</summary>
internal sealed class CheckpointEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly string _interface = $"{LibraryNames.Of(model).Services}.ICheckpointState<{model.Target.FullName}>";
    private readonly IReadOnlyList<Slot> _used = Slot.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);

    private bool HasMethod => model.LearningRate.Method is not null;

    /// <summary>Writes the configuration in JSON: public if Keras can read it, for checkpoints otherwise.</summary>
    public static void EmitConfiguration(CodeWriter writer, OptimizerModel model)
    {
        if (!model.IsOfKeras)
        {
            writer.Line("// Keras has no optimizer with all of these options, so there is no KerasConfig.");
            writer.Line("private const string Configuration =");
            writer.Line($"    \"\"\"{model.Configuration}\"\"\";");
            writer.Line();
            return;
        }

        writer.Line("/// <summary>The configuration in JSON, as <c>keras.optimizers.serialize</c> gives it: what <c>keras.optimizers.deserialize</c> takes.</summary>");
        if (model.LearningRate.Method is not null)
        {
            writer.Line("/// <remarks>As in Keras, the learning rate is the name of its method, which must exist where the configuration is read.</remarks>");
        }

        writer.Line($"public const string {OptimizerMembers.KerasConfig} =");
        writer.Line($"    \"\"\"{model.Configuration}\"\"\";");
        writer.Line();
    }

    public void Emit()
    {
        EmitProperties();
        EmitVisits();
        EmitRestore();
        EmitVisitTensors("parameters", _parameters, VisitNamed);
        if (_slots.IsOwnType)
        {
            EmitVisitTensors("slot", _slots.Type, variable => [VisitSlot(variable, "slot")]);
        }
    }

    private void EmitProperties()
    {
        writer.Line($"string {_interface}.Configuration => {(model.IsOfKeras ? OptimizerMembers.KerasConfig : "Configuration")};");
        writer.Line();
        string counters = string.Join(", ", Counters().Select(counter => $"{counter.Name} = _state.{counter.Name}"));
        writer.Line($"{_library.Services}.CheckpointCounters {_interface}.Counters => new() {{ {counters} }};");
        writer.Line();
        writer.Line($"double? {_interface}.ConstantLearningRate => {(HasMethod ? "null" : "_learningRateSchedule is null ? _learningRate : null")};");
    }

    /// <summary>The counters of the state, each with its value if a checkpoint has none.</summary>
    private IEnumerable<(string Name, string Otherwise)> Counters() => CountersOf(model);

    /// <summary>The counters of the state of a model, each with its value if a checkpoint has none.</summary>
    public static IEnumerable<(string Name, string Otherwise)> CountersOf(OptimizerModel model)
    {
        yield return ("Steps", "");
        if (model.Options.NonFinite == NonFinitePolicy.SkipStep)
        {
            yield return ("SkippedSteps", " ?? 0");
        }

        if (model.Options.MaxConsecutiveSkippedSteps is not null)
        {
            yield return ("ConsecutiveSkippedSteps", " ?? 0");
        }

        if (model.Options.DynamicLossScale is not null)
        {
            yield return ("LossScale", " ?? _state.LossScale");
            yield return ("GoodSteps", " ?? 0");
        }
    }

    private void EmitVisits()
    {
        writer.Line();
        writer.Line($"ref {_library.Services}.UserCode {_interface}.UserCode => ref {OptimizerMembers.UserCode};");
        writer.Line();
        writer.Line($"ref {_library.Services}.ChangeMark {_interface}.Changes => ref {OptimizerMembers.Changes};");
        writer.Line();
        writer.Line($"void {_interface}.BuildSlots(ref {_parameters} parameters) => Build(ref _state, in parameters);");
        writer.Line();
        using (writer.Block($"void {_interface}.CheckMemory(ref {_parameters} parameters)"))
        {
            new OverlapEmitter(writer, model).EmitCallBeforeLoading("_state");
        }

        writer.Line();
        if (model.HasArrays)
        {
            using (writer.Block($"void {_interface}.CheckShapes(ref {_parameters} parameters)"))
            {
                writer.Line("CheckParameters(ref _state, ref parameters);");
            }

            writer.Line();
        }

        using (writer.Block($"void {_interface}.VisitParameters({_library.Services}.TensorVisitor visitor, ref {_parameters} parameters)"))
        {
            writer.Line("VisitTensors(visitor, ref parameters);");
            if (model.Frozen.Count > 0)
            {
                writer.Line();
                writer.Line("// Not trained, but in files.");
                writer.Line("visitor.BeginFrozen();");
                foreach (string statement in model.Frozen.SelectMany(VisitNamed))
                {
                    writer.Line(statement);
                }
            }
        }

        EmitSlotVisits("VisitSlots", "", slot => "_state." + slot.Name, (variable, slot) => VisitSlot(variable, "_state." + slot.Name));
        EmitSlotVisits("VisitSlotShapes", $", ref {_parameters} parameters", _ => "parameters", (variable, _) => VisitParameter(variable));
    }

    private void EmitSlotVisits(string method, string parameters, Func<Slot, string> whole, Func<Variable, Slot, string> visit)
    {
        writer.Line();
        using (writer.Block($"void {_interface}.{method}({_library.Services}.TensorVisitor visitor{parameters})"))
        {
            foreach (Slot slot in _used)
            {
                writer.Line($"visitor.BeginSlot(\"{slot.KerasName}\");");
                if (model.Variables.All(variable => slot.IsUsedWith(model.OptionsOf(variable))))
                {
                    writer.Line($"VisitTensors(visitor, ref {whole(slot)});");
                    continue;
                }

                foreach (Variable variable in model.Variables.Where(variable => slot.IsUsedWith(model.OptionsOf(variable))))
                {
                    writer.Line(visit(variable, slot));
                }
            }
        }
    }

    private void EmitRestore()
    {
        writer.Line();
        using (writer.Block(
            $"void {_interface}.Restore({_library.Services}.CheckpointCounters counters, double? learningRate, {_library.Runtime}.ILearningRateSchedule? schedule)"))
        {
            foreach ((string counter, string otherwise) in Counters())
            {
                writer.Line($"_state.{counter} = counters.{counter}{otherwise};");
            }

            if (model.TakesNorms)
            {
                writer.Line("_state.GradientNorm = double.NaN;");
            }

            if (model.Options.DynamicLossScale is { } scale)
            {
                if (scale.Min is not null)
                {
                    writer.Line("_state.LossScale = float.Max(_state.LossScale, (float)MinLossScale);");
                }

                if (scale.Max is not null)
                {
                    writer.Line("_state.LossScale = float.Min(_state.LossScale, (float)MaxLossScale);");
                }
            }

            if (HasMethod)
            {
                writer.Line("_learningRateSchedule = schedule;");
                return;
            }

            using (writer.Block("if (learningRate is not null || schedule is not null)"))
            {
                writer.Line("_learningRate = learningRate ?? _learningRate;");
                writer.Line("_learningRateSchedule = schedule;");
            }
        }
    }

    private void EmitVisitTensors(string argument, string type, Func<Variable, string[]> visit)
    {
        writer.Line();
        using (writer.Block($"private static void VisitTensors({_library.Services}.TensorVisitor visitor, ref {type} {argument})"))
        {
            foreach (string statement in model.Variables.SelectMany(visit))
            {
                writer.Line(statement);
            }
        }
    }

    private string[] VisitNamed(Variable variable) => [.. FormerNames(variable), VisitParameter(variable)];

    private static IEnumerable<string> FormerNames(Variable variable)
    {
        if (variable.Tensor.FormerNames.Count > 0)
        {
            yield return $"visitor.Formerly({string.Join(", ", variable.Tensor.FormerNames.Prepend(variable.Tensor.Name).Select(Literals.Text))});";
        }
    }

    private string VisitParameter(Variable variable) => VariableStorage.Of(variable, _library).VisitTensor(variable.AssignableIn("parameters"));

    private string VisitSlot(Variable variable, string slot) => _slots.Of(variable).VisitTensor(_slots.Assignable(variable, slot));
}
