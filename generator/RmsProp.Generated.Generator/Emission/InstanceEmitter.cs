using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the instance members: counters, learning rate, slots, and the calls into the static form.</summary>
internal sealed class InstanceEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string Runtime = "global::" + Parsing.MetadataNames.Namespace;
    private const string Inherit = "/// <inheritdoc/>";
    private const string StrongBox = "global::System.Runtime.CompilerServices.StrongBox";

    private readonly string _parameters = model.Target.FullName;
    private readonly KernelCall _call = new(model);

    private bool HasMethod => model.LearningRate.Method is not null;

    private string MethodCall => model.LearningRate.Method + (model.LearningRate.MethodTakesStep ? "(_state.Steps)" : "()");

    public void Emit()
    {
        EmitFields();
        EmitCounters();
        EmitLearningRate();
        EmitSlots();
        EmitSteps();
        EmitMinimize();
        EmitRest();
    }

    private void EmitFields()
    {
        if (model.LearningRate.Schedule is { } schedule)
        {
            writer.Line($"private static readonly {Runtime}.ILearningRateSchedule ConfiguredSchedule =");
            writer.Line($"    {schedule};");
            writer.Line();
        }

        writer.Line("private State _state;");
        writer.Line($"private {StrongBox}<{StateEmitter.SlotType(model)}>? _gradients;");
        writer.Line($"private {Runtime}.ILearningRateSchedule? _learningRateSchedule{(model.LearningRate.Schedule is null ? "" : " = ConfiguredSchedule")};");
        if (!HasMethod)
        {
            writer.Line($"private double _learningRate = {Literals.Double(model.Options.LearningRate)};");
        }
    }

    private void EmitCounters()
    {
        writer.Line();
        writer.Line(Inherit);
        writer.Line("public long Steps => _state.Steps;");
        writer.Line();
        writer.Line(Inherit);
        writer.Line(model.Options.Accumulates
            ? $"public long Iterations => _state.Steps / {model.Options.GradientAccumulationSteps};"
            : "public long Iterations => _state.Steps;");
    }

    private void EmitLearningRate()
    {
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block("public double LearningRate"))
        {
            writer.Line($"get => {RateOfNextStep(model.HasDouble ? ElementType.Double : ElementType.Single, asDouble: true)};");
            using (writer.Block("set"))
            {
                using (writer.Block("if (_learningRateSchedule is not null)"))
                {
                    writer.Line($"{Runtime}.CompilerServices.OptimizerErrors.ThrowScheduledLearningRate();");
                }

                writer.Line();
                writer.Line(HasMethod
                    ? $"{Runtime}.CompilerServices.OptimizerErrors.ThrowComputedLearningRate(\"{model.LearningRate.Method!.Substring(model.LearningRate.Method.LastIndexOf('.') + 1)}\");"
                    : "_learningRate = value;");
            }
        }

        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public {Runtime}.ILearningRateSchedule? LearningRateSchedule"))
        {
            writer.Line("get => _learningRateSchedule;");
            using (writer.Block("set"))
            {
                if (!HasMethod)
                {
                    using (writer.Block("if (value is null)"))
                    {
                        writer.Line("_learningRate = LearningRate;");
                    }

                    writer.Line();
                }

                writer.Line("_learningRateSchedule = value;");
            }
        }
    }

    private void EmitSlots()
    {
        foreach (Slot slot in Slot.Of(model.Options))
        {
            writer.Line();
            writer.Line($"/// <summary>{slot.Summary}</summary>");
            writer.Line(model.Target.IsRefStruct
                ? $"public {_parameters} {slot.Name} => View(ref _state.{slot.Name});"
                : $"public ref readonly {_parameters} {slot.Name} => ref _state.{slot.Name};");
        }
    }

    private void EmitSteps()
    {
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public void Apply(ref {_parameters} parameters, in {_parameters} gradients)"))
        {
            string rates = string.Join(", ", _call.Elements().Select(element => RateOfNextStep(element, asDouble: false)));
            new StepEmitter(writer, model).EmitDispatch("_state", rates);
        }
    }

    private void EmitMinimize()
    {
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block(
            $"public double Minimize(ref {_parameters} parameters, {Runtime}.LossAndGradient<{_parameters}> lossAndGradient)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(lossAndGradient);");
            if (!model.HasArrays)
            {
                writer.Lines($"""
                    _gradients ??= new {StrongBox}<{StateEmitter.SlotType(model)}>();
                    _gradients.Value = default;
                    double loss = lossAndGradient(in parameters, ref _gradients.Value);
                    Apply(ref parameters, in _gradients.Value);
                    return loss;
                    """);
                return;
            }

            writer.Lines($"""
                Build(ref _state, in parameters);
                if (_gradients is null)
                """);
            using (writer.Block(""))
            {
                writer.Line($"_gradients = new {StrongBox}<{StateEmitter.SlotType(model)}>();");
                writer.Line("AllocateLike(ref _gradients.Value, ref parameters);");
            }

            using (writer.Block("else"))
            {
                writer.Line("Clear(ref _gradients.Value);");
            }

            writer.Line();
            writer.Lines($"""
                {_parameters} gradients = {(model.Target.IsRefStruct ? "View(ref _gradients.Value)" : "_gradients.Value")};
                double loss = lossAndGradient(in parameters, ref gradients);
                Apply(ref parameters, in gradients);
                return loss;
                """);
        }
    }

    private void EmitRest()
    {
        writer.Line();
        writer.Line(Inherit);
        writer.Line(model.Options.LossScaleFactor is { } factor
            ? $"public double ScaleLoss(double loss) => loss * {Literals.Double(factor)};"
            : "public double ScaleLoss(double loss) => loss;");
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public void FinalizeVariableValues(ref {_parameters} parameters)"))
        {
            if (model.Options.UsesEma)
            {
                writer.Line("FinalizeVariableValues(ref _state, ref parameters);");
            }
        }

        writer.Line();
        writer.Line(Inherit);
        writer.Line($"public void Build(in {_parameters} parameters) => Build(ref _state, in parameters);");
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block("public void Reset()"))
        {
            writer.Line("_state = default;");
            writer.Line("_gradients = null;");
            writer.Line($"_learningRateSchedule = {(model.LearningRate.Schedule is null ? "null" : "ConfiguredSchedule")};");
            if (!HasMethod)
            {
                writer.Line($"_learningRate = {Literals.Double(model.Options.LearningRate)};");
            }
        }
    }

    /// <summary>The expression for the learning rate of the next step.</summary>
    private string RateOfNextStep(ElementType element, bool asDouble)
    {
        string cast = element == ElementType.Single && !asDouble ? "(float)" : "";
        string otherwise = HasMethod ? cast + MethodCall : cast + "_learningRate";
        string method = element == ElementType.Single ? "GetSingleLearningRate" : "GetLearningRate";
        return $"_learningRateSchedule is null ? {otherwise} : _learningRateSchedule.{method}(_state.Steps)";
    }
}
