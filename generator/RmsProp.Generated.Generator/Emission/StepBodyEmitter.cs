using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the parts of a step in the order of its plan.</summary>
internal sealed class StepBodyEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly Hyperparameters _options = model.Options;
    private readonly KernelCall _call = new(model);
    private readonly KernelClasses _classes = new(model);
    private readonly IReadOnlyList<Run> _runs = Run.Of(model);

    private bool HasOwnNorms => model.TakesNorms && _options.ClipMode != ClipMode.GlobalNorm;

    /// <summary>Writes the method of a step with an update.</summary>
    /// <param name="rates">The parameters for the learning rate, after a comma.</param>
    public void EmitUpdate(string rates)
    {
        writer.Line();
        using (writer.Block($"{Accessibility} static void Update({Parameters}{rates}{DegreeParameter})"))
        {
            Emit(StepPlan.OfUpdate(model), isUpdate: true);
        }
    }

    /// <summary>Writes the method of a step without one.</summary>
    public void EmitAccumulate()
    {
        writer.Line();
        using (writer.Block($"{Accessibility} static void Accumulate({Parameters}{DegreeParameter})"))
        {
            Emit(StepPlan.OfAccumulation(model), isUpdate: false);
        }
    }

    private string Parameters => $"ref State state, ref {_parameters} parameters, ref {_parameters} gradients"
        + (model.IsOfParts ? $", {_library.Services}.Shards {PartStorage.Shards}" : "");

    // The class around that with the parts calls it.
    private string Accessibility => model.IsOfParts ? "internal" : "private";

    private string DegreeParameter => model.HasArrays ? $", int {StepEmitter.MaxDegreeOfParallelism}" : "";

    private void Emit(IEnumerable<StepPart> parts, bool isUpdate)
    {
        foreach (StepPart part in parts)
        {
            switch (part)
            {
                case StepPart.CheckLayout or StepPart.CheckShapes or StepPart.CheckMemory or StepPart.Build when model.IsOfParts:
                    // Done with the whole model.
                    break;
                case StepPart.CheckLayout:
                    var layout = new LayoutEmitter(writer, model);
                    layout.EmitCall("parameters");
                    layout.EmitCallOfSlot("state." + Slot.Velocity.Name);
                    break;
                case StepPart.CheckShapes:
                    writer.Line("CheckShapes(ref state, ref parameters, ref gradients);");
                    break;
                case StepPart.CheckMemory:
                    new OverlapEmitter(writer, model).EmitCall();
                    break;
                case StepPart.Build:
                    EmitBuild();
                    break;
                case StepPart.ReadLossScale:
                    EmitLossScale();
                    break;
                case StepPart.TakeNorm or StepPart.CheckGradients or StepPart.CheckSquares or StepPart.CheckNorms when isUpdate:
                    new GuardEmitter(writer, model).EmitOfUpdate();
                    break;
                case StepPart.CheckGradients or StepPart.CheckSquares or StepPart.CheckNorms:
                    new GuardEmitter(writer, model).EmitOfAccumulation();
                    break;
                case StepPart.CountUpdates:
                    EmitIterations();
                    break;
                case StepPart.ComputeGroupValues:
                    EmitValuesOfGroups();
                    break;
                case StepPart.RunKernels when isUpdate:
                    EmitUpdates();
                    break;
                case StepPart.RunKernels:
                    EmitAccumulations();
                    break;
                case StepPart.KeepNorm when HasOwnNorms:
                    writer.Line($"state.GradientNorm = {KernelCall.GradientNorm};");
                    break;
                case StepPart.CountStep:
                    EmitEnd();
                    break;
            }
        }
    }

    private void EmitBuild()
    {
        using (writer.Block("if (!state.IsBuilt)"))
        {
            writer.Line("Build(ref state, in parameters);");
        }

        writer.Line();
    }

    private void EmitUpdates()
    {
        if (HasOwnNorms)
        {
            if (!_options.ChecksGradients)
            {
                new PartSumEmitter(writer, model).Emit();
            }

            writer.Line($"double {KernelCall.GradientNorm} = 0;");
        }

        foreach (Run run in _runs)
        {
            Kernel update = _call.CatalogOf(run.First).Update(!run.First.IsExcludedFromWeightDecay, run.First.IsNonNegative);
            EmitRun(run, update, whenNone: [.. NoGradientStatements(run)]);
        }
    }

    private void EmitAccumulations()
    {
        foreach (Run run in _runs)
        {
            KernelCatalog catalog = _call.CatalogOf(run.First);
            string[] average = _options.UsesEma && !run.First.IsInline && !model.IsOfParts ? [_call.Statement(catalog.Average(), run)] : [];
            EmitRun(run, catalog.Accumulate(run.First.IsNonNegative), average);
        }
    }

    /// <summary>The statements for a variable without a gradient: its moving average is updated and its accumulator cleared.</summary>
    private IEnumerable<string> NoGradientStatements(Run run)
    {
        if (run.First.IsInline || model.IsOfParts)
        {
            yield break;
        }

        if (_options.Accumulates)
        {
            yield return _slots.Of(run.First).Clear(_slots.Access(run.First, "state." + Slot.AccumulatedGradient.Name), run.Length);
        }

        if (_options.UsesEma)
        {
            yield return _call.Statement(_call.CatalogOf(run.First).Average(), run);
        }
    }

    private void EmitRun(Run run, Kernel kernel, string[] whenNone)
    {
        // Each variable is constrained while it is still in the caches; none depends on another one.
        string[] constraint = ConstraintCall.Of(run.First, _library) is { } call ? [call] : [];
        string[] statements = [.. _call.Preparation(kernel, run), _call.Statement(kernel, run), .. constraint];
        if (whenNone.Length == 0 && (run.First.IsInline || constraint.Length == 0))
        {
            writer.Lines(string.Join("\n", statements));
            if (statements.Length > 1)
            {
                writer.Line();
            }

            return;
        }

        using (writer.Block($"if ({VariableStorage.Of(run.First, _library).Exists(run.First.In("gradients"))})"))
        {
            writer.Lines(string.Join("\n", statements));
        }

        if (whenNone.Length > 0)
        {
            using (writer.Block("else"))
            {
                writer.Lines(string.Join("\n", whenNone));
            }
        }

        writer.Line();
    }

    private void EmitLossScale()
    {
        DynamicLossScale scale = _options.DynamicLossScale!;
        if (_runs.Count == 0)
        {
            return;
        }

        bool isInverse = ExactReciprocals.AreExact(scale);
        StepValue value = isInverse ? StepValue.InverseLossScale : StepValue.LossScale;
        if (isInverse)
        {
            writer.Line("// Powers of two: multiplying by the reciprocal rounds as the division does.");
        }

        foreach (ElementType element in _call.Elements())
        {
            string state = element == ElementType.Single ? "state.LossScale" : "(double)state.LossScale";
            writer.Line($"{Lanes.ElementName(element)} {_call.Local(value.Name, element)} = {(isInverse ? "1 / " : "")}{state};");
        }

        writer.Line();
    }

    /// <summary>Writes the values that depend on the number of updates.</summary>
    private void EmitIterations()
    {
        if (_runs.Count == 0)
        {
            return;
        }

        writer.Line($"long iterations = {(_options.Accumulates ? $"state.Steps / {OptimizerMembers.AccumulationSteps}" : "state.Steps")};");
        writer.Line();
        if (!_options.UsesEma)
        {
            return;
        }

        writer.Line("// Keras' k: 0 before the first iteration, so that the moving average starts as the parameters.");
        foreach (ElementType element in _call.Elements())
        {
            string type = Lanes.ElementName(element);
            string momentum = _call.Local(StepValue.EmaMomentum.Name, element);
            writer.Line($"{type} {momentum} = (iterations != 0 ? 1 : 0) * {_classes.First(element).FullName}.EmaMomentum;");
            writer.Line($"{type} {_call.Local(StepValue.OneMinusEmaMomentum.Name, element)} = 1 - {momentum};");
        }

        if (_options.Overwrites)
        {
            writer.Line($"bool overwrite = (iterations + 1) % {OptimizerMembers.OverwriteFrequency} == 0;");
        }

        writer.Line();
    }

    /// <summary>Writes the values that depend on both the step and the options of a group.</summary>
    private void EmitValuesOfGroups()
    {
        bool hasAny = false;
        foreach (KernelClass kernels in _classes.All)
        {
            string type = Lanes.ElementName(kernels.Element);
            if (kernels.Catalog.Options is { HasOwnLearningRate: false, LearningRateMultiplier: not 1 })
            {
                string rate = _call.Local(StepValue.LearningRate.Name, kernels.Element);
                writer.Line($"{type} {_call.Local(StepValue.LearningRate.Name, kernels)} = {rate} * {kernels.FullName}.LearningRateMultiplier;");
                hasAny = true;
            }

            if (_options.Formula.CorrectsBias)
            {
                writer.Line($"{type} {_call.Local(StepValue.BiasCorrection.Name, kernels)} = {kernels.FullName}.BiasCorrection(iterations + 1);");
                hasAny = true;
            }
        }

        if (hasAny)
        {
            writer.Line();
        }
    }

    private void EmitEnd()
    {
        writer.Line("state.Steps++;");
        if (_options.MaxConsecutiveSkippedSteps is not null)
        {
            writer.Line("state.ConsecutiveSkippedSteps = 0;");
        }

        if (_options.DynamicLossScale is not null)
        {
            writer.Line("GrowLossScale(ref state);");
        }
    }
}
