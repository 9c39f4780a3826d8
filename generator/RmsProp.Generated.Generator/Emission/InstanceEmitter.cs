using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the instance members: counters, learning rate, slots, and the calls into the static form.</summary>
internal sealed class InstanceEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string ConfiguredRate = OptimizerMembers.ConfiguredRate;
    private const string Inherit = "/// <inheritdoc/>";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly ReentrancyEmitter _reentrancy = new(writer, model);
    private readonly string _parameters = model.Target.FullName;
    private readonly KernelCall _call = new(model);
    private readonly LearningRateEmitter _rate = new(writer, model);

    private bool HasMethod => model.LearningRate.Method is not null;

    private bool HasSchedule => model.LearningRate.Schedule is not null;

    public void Emit()
    {
        EmitFields();
        EmitCounters();
        _rate.EmitProperties();
        EmitParallelism();
        EmitSlots();
        EmitSteps();
        new MinimizeEmitter(writer, model).Emit();
        EmitRest();
    }

    private void EmitFields()
    {
        if (model.LearningRate.Schedule is { } schedule)
        {
            writer.Line($"private static readonly {_library.Runtime}.ILearningRateSchedule ConfiguredSchedule =");
            writer.Line($"    new {_library.Runtime}.{RateText.Call(schedule)};");
            writer.Line();
        }

        string[] constants = [.. Constants()];
        if (constants.Length > 0)
        {
            writer.Lines(string.Join("\n", constants));
            writer.Line();
        }

        writer.Line("private State _state;");
        writer.Line(_reentrancy.FieldDeclaration);
        writer.Line(_reentrancy.ChangesDeclaration);
        writer.Line("private int _maxDegreeOfParallelism = 1;");

        if (MinimizeEmitter.KeepsGradients(model))
        {
            writer.Line($"private {MinimizeEmitter.StrongBox}<{SlotStorage.OfGradients(model).Type}>? _gradients;");
        }

        writer.Line($"private {_library.Runtime}.ILearningRateSchedule? _learningRateSchedule{(HasSchedule ? " = ConfiguredSchedule" : "")};");
        if (!HasMethod)
        {
            writer.Line($"private double _learningRate{(HasSchedule ? "" : $" = {ConfiguredRate}")};");
        }
    }

    private IEnumerable<string> Constants()
    {
        if (!HasMethod && !HasSchedule)
        {
            yield return $"private const double {ConfiguredRate} = {Literals.Double(model.Options.LearningRate)};";
        }

        if (model.Options.LossScaleFactor is { } factor)
        {
            yield return $"private const double LossScaleFactor = {Literals.Double(factor)};";
        }

        if (model.Options.DynamicLossScale is { } scale)
        {
            yield return $"private const double InitialLossScale = {Literals.Double(scale.Initial)};";
            yield return $"private const long DynamicGrowthSteps = {scale.GrowthSteps.ToString(System.Globalization.CultureInfo.InvariantCulture)};";
            if (scale.Min is { } min)
            {
                yield return $"private const double MinLossScale = {Literals.Double(min)};";
            }

            if (scale.Max is { } max)
            {
                yield return $"private const double MaxLossScale = {Literals.Double(max)};";
            }
        }

        if (model.Options.MaxConsecutiveSkippedSteps is { } skipped)
        {
            yield return $"private const int {StepEmitter.MaxConsecutiveSkippedSteps} = {Literals.Display(skipped)};";
        }

        if (model.Options.Accumulates)
        {
            yield return $"private const int {OptimizerMembers.AccumulationSteps} = {model.Options.GradientAccumulationSteps};";
        }

        if (model.Options.Overwrites)
        {
            yield return $"private const int {OptimizerMembers.OverwriteFrequency} = {model.Options.EmaOverwriteFrequency};";
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
            ? $"public long Iterations => _state.Steps / {OptimizerMembers.AccumulationSteps};"
            : "public long Iterations => _state.Steps;");
        writer.Line();
        writer.Line(Inherit);
        writer.Line($"public long SkippedSteps => {(model.Options.NonFinite == NonFinitePolicy.SkipStep ? "_state.SkippedSteps" : "0")};");
        writer.Line();
        writer.Line(Inherit);
        writer.Line($"public double LossScale => {LossScale};");
        if (model.TakesNorms)
        {
            writer.Line();
            writer.Line($"/// <summary>{StateEmitter.GradientNormSummary(model)} NaN before the first one, and after a checkpoint has been loaded.</summary>");
            writer.Line("public double GradientNorm => Iterations == 0 ? double.NaN : _state.GradientNorm;");
        }
    }

    private void EmitParallelism()
    {
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block("public int MaxDegreeOfParallelism"))
        {
            writer.Line("get => _maxDegreeOfParallelism;");
            using (writer.Block("set"))
            {
                writer.Line("global::System.ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);");
                writer.Line("_maxDegreeOfParallelism = value;");
            }
        }
    }

    private void EmitSlots()
    {
        foreach (Slot slot in Slot.Of(model))
        {
            writer.Line();
            writer.Line($"/// <summary>{slot.Summary}</summary>");
            writer.Line(SlotStorage.Of(model).Property(slot));
        }
    }

    private void EmitSteps()
    {
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public void Apply(ref {_parameters} parameters, in {_parameters} gradients)"))
        {
            writer.Line(_reentrancy.ThrowIfRunning("Apply"));
            string rates = string.Join(", ", _call.Elements().Select(_rate.OfNextStep));
            new StepEmitter(writer, model).EmitDispatch(
                "_state", rates, _rate.BeforeStep(), "_maxDegreeOfParallelism", call => _reentrancy.EmitChange(() => writer.Line(call), ofStep: "Step"));
        }
    }

    private void EmitRest()
    {
        writer.Line();
        writer.Line(Inherit);
        writer.Line($"public double ScaleLoss(double loss) => loss{(model.Options.ScalesLoss ? " * LossScale" : "")};");
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public void FinalizeVariableValues(ref {_parameters} parameters)"))
        {
            if (model.Options.UsesEma)
            {
                writer.Line(_reentrancy.ThrowIfRunning("FinalizeVariableValues"));
                _reentrancy.EmitChange(() => writer.Line("FinalizeVariableValues(ref _state, ref parameters);"));
            }
            else
            {
                writer.Line("// No moving average is kept that the parameters could be overwritten by.");
            }
        }

        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public void Build(in {_parameters} parameters)"))
        {
            writer.Line(_reentrancy.ThrowIfRunning("Build"));
            _reentrancy.EmitChange(() => writer.Line("Build(ref _state, in parameters);"));
        }

        writer.Line();
        writer.Line(Inherit);
        using (writer.Block("public void Reset()"))
        {
            writer.Line(_reentrancy.ThrowIfRunning("Reset"));
            writer.Line($"{OptimizerMembers.Changes}.Begin();");
            writer.Line("_state = default;");
            if (MinimizeEmitter.KeepsGradients(model))
            {
                writer.Line("_gradients = null;");
            }

            writer.Line($"_learningRateSchedule = {(HasSchedule ? "ConfiguredSchedule" : "null")};");
            if (!HasMethod && !HasSchedule)
            {
                writer.Line($"_learningRate = {ConfiguredRate};");
            }

            writer.Line($"{OptimizerMembers.Changes}.End();");
        }
    }

    private string LossScale => model.Options switch
    {
        { DynamicLossScale: not null } => "_state.IsBuilt ? _state.LossScale : (float)InitialLossScale",
        { LossScaleFactor: not null } => "LossScaleFactor",
        _ => "1",
    };
}
