using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the static form of a step, in Keras' order.</summary>
internal sealed class StepEmitter(CodeWriter writer, OptimizerModel model)
{
    /// <summary>The names of constants in the generated class.</summary>
    public const string MaxConsecutiveSkippedSteps = "MaxConsecutiveSkippedSteps";

    /// <summary>What steps call the most threads that they may use, in models with arrays.</summary>
    public const string MaxDegreeOfParallelism = "maxDegreeOfParallelism";

    /// <summary>The class of the runtime library that looks at learning rates which are not constants.</summary>
    public const string RateCheck = "global::" + MetadataNames.Namespace + ".CompilerServices.LearningRateCheck";

    private readonly string _parameters = model.Target.FullName;
    private readonly Hyperparameters _options = model.Options;
    private readonly KernelCall _call = new(model);
    private readonly KernelClasses _classes = new(model);
    private readonly IReadOnlyList<Run> _runs = Run.Of(model);

    private string DegreeParameter => model.HasArrays ? $", int {MaxDegreeOfParallelism}" : "";

    private bool CallsMethodOnce => model.LearningRate.Method is not null && model.HasSingle && model.HasDouble;

    private string MethodCall => RateText.Call(model.LearningRate.Method!, "state.Steps");

    private string RateParameters =>
        string.Concat(_call.Elements().Select(element => $", {Lanes.ElementName(element)} {_call.Local("learningRate", element)}"));

    /// <summary>The name of the method that gives the learning rate, as an argument.</summary>
    public static string MethodName(OptimizerModel model) =>
        model.LearningRate.Method is { } method ? $"\"{method.Name}\"" : "null";

    public void Emit()
    {
        writer.Line("/// <summary>Takes one step on a state that the caller owns, at the learning rate of the configuration.</summary>");
        EmitThreadDocumentation();
        EmitParameterDocumentation();
        EmitExceptionDocumentation();
        if (model.LearningRate.Schedule is not null || model.LearningRate.Method is not null)
        {
            string source = model.LearningRate.Schedule is null ? "method" : "schedule";
            writer.Line($"/// <exception cref=\"global::System.InvalidOperationException\">The {source} gave a learning rate that is not finite, or negative. Nothing has been changed.</exception>");
        }

        using (writer.Block($"public static void Apply(ref State state, ref {_parameters} parameters, in {_parameters} gradients)"))
        {
            EmitDispatch("state", string.Join(", ", _call.Elements().Select(RateOfConfiguration)), CallsMethodOnce ? [$"double learningRate = {MethodCall};"] : []);
        }

        writer.Line();
        writer.Line("/// <summary>Takes one step on a state that the caller owns, at the caller's learning rate.</summary>");
        EmitThreadDocumentation();
        EmitParameterDocumentation();
        writer.Line("/// <param name=\"learningRate\">The learning rate.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The learning rate is not finite, or negative. Nothing has been changed.</exception>");
        EmitExceptionDocumentation();
        using (writer.Block($"public static void Apply(ref State state, ref {_parameters} parameters, in {_parameters} gradients, double learningRate)"))
        {
            writer.Line($"{RateCheck}.ThrowIfInvalid(learningRate, isSingle: {(model.HasSingle ? "true" : "false")});");
            EmitDispatch("state", string.Join(", ", _call.Elements().Select(
                element => element == ElementType.Single ? "(float)learningRate" : "learningRate")), []);
        }

        if (_options.Accumulates)
        {
            EmitAccumulate();
        }

        EmitUpdate();
    }

    private void EmitThreadDocumentation() =>
        writer.Line("/// <remarks>Not synchronized: the caller keeps other threads from reading, stepping or saving meanwhile.</remarks>");

    private void EmitParameterDocumentation() => writer.Lines($"""
        /// <param name="state">The state, updated in place.</param>
        /// <param name="parameters">The parameters, updated in place.</param>
        /// <param name="gradients">The gradients{(model.HasArrays ? $", of the same shapes; a null {Documentation.ArrayOf(model)} leaves its variable out" : "")}.</param>
        """);

    // Without arrays there is no shape to be wrong, and no gradient to be missing.
    private void EmitExceptionDocumentation()
    {
        if (model.Variables.Count > 0)
        {
            string shapes = model.HasArrays ? $"Shapes differ, {Documentation.AnArrayOf(model).ToLowerInvariant()} in the parameters is null, or parameters" : "Parameters";
            writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{shapes} share memory with each other, the gradients or the state. Nothing has been changed.</exception>");
        }

        if (model.CanLackGradients)
        {
            writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">No variable has a gradient. Nothing has been changed.</exception>");
        }

        LayoutEmitter.EmitExceptionDocumentation(writer, model);
        if (_options.NonFinite == NonFinitePolicy.Throw)
        {
            writer.Line("/// <exception cref=\"global::System.NotFiniteNumberException\">A gradient has a NaN or an infinity, or is so large that the update overflows. Nothing has been changed.</exception>");
        }
        else if (_options.MaxConsecutiveSkippedSteps is not null)
        {
            writer.Line("/// <exception cref=\"global::System.NotFiniteNumberException\">The most steps in a row that may be skipped have been, and this one would be too. Nothing has been changed.</exception>");
        }
    }

    /// <summary>
    /// Writes the call of an update, or of an accumulation on a step that makes none. A rate for parameters of both types is
    /// evaluated once, in statements before, and rounded for each. The call itself is written by <paramref name="emitCall"/>, if there is one.
    /// </summary>
    public void EmitDispatch(
        string state, string rates, string[] ratesBefore, string maxDegreeOfParallelism = $"{MaxDegreeOfParallelism}: 1", Action<string>? emitCall = null)
    {
        string degree = model.HasArrays ? ", " + maxDegreeOfParallelism : "";
        string arguments = $"ref {state}, ref parameters, ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in gradients)";
        string separator = rates.Length > 0 ? ", " : "";
        emitCall ??= writer.Line;
        if (!_options.Accumulates)
        {
            EmitUpdateCall();
            return;
        }

        using (writer.Block($"if (({state}.Steps + 1) % {OptimizerMembers.AccumulationSteps} == 0)"))
        {
            EmitUpdateCall();
        }

        using (writer.Block("else"))
        {
            emitCall($"Accumulate({arguments}{degree});");
        }

        void EmitUpdateCall()
        {
            Array.ForEach(ratesBefore, writer.Lines);
            emitCall($"Update({arguments}{separator}{rates}{degree});");
        }
    }

    private string RateOfConfiguration(ElementType element)
    {
        if (model.LearningRate.Schedule is not null)
        {
            string rate = $"ConfiguredSchedule.{(element == ElementType.Single ? "GetSingleLearningRate" : "GetLearningRate")}(state.Steps)";
            return $"{RateCheck}.OfStep({rate}, ConfiguredSchedule, null, state.Steps)";
        }

        if (model.LearningRate.Method is not null)
        {
            string rate = (element == ElementType.Single ? "(float)" : "") + (CallsMethodOnce ? "learningRate" : MethodCall);
            return $"{RateCheck}.OfStep({rate}, null, {MethodName(model)}, state.Steps)";
        }

        return (element == ElementType.Single ? "(float)" : "") + OptimizerMembers.ConfiguredRate;
    }

    private void EmitUpdate()
    {
        writer.Line();
        using (writer.Block($"private static void Update(ref State state, ref {_parameters} parameters, ref {_parameters} gradients{RateParameters}{DegreeParameter})"))
        {
            EmitPreparation();
            EmitLossScale();
            new GuardEmitter(writer, model).EmitOfUpdate();
            EmitIterations();
            EmitValuesOfGroups();
            bool hasNorms = model.TakesNorms && _options.ClipMode != ClipMode.GlobalNorm;
            if (hasNorms)
            {
                writer.Line($"double {KernelCall.GradientNorm} = 0;");
            }

            foreach (Run run in _runs)
            {
                Kernel update = _call.CatalogOf(run.First).Update(!run.First.IsExcludedFromWeightDecay, run.First.IsNonNegative);
                EmitRun(run, update, whenNone: [.. NoGradientStatements(run)]);
            }

            if (hasNorms)
            {
                writer.Line($"state.GradientNorm = {KernelCall.GradientNorm};");
            }

            EmitEnd();
        }
    }

    private void EmitAccumulate()
    {
        writer.Line();
        using (writer.Block($"private static void Accumulate(ref State state, ref {_parameters} parameters, ref {_parameters} gradients{DegreeParameter})"))
        {
            EmitPreparation();
            new GuardEmitter(writer, model).EmitOfAccumulation();
            EmitLossScale();
            EmitIterations();
            foreach (Run run in _runs)
            {
                KernelCatalog catalog = _call.CatalogOf(run.First);
                string[] average = _options.UsesEma && !run.First.IsInline ? [_call.Statement(catalog.Average(), run)] : [];
                EmitRun(run, catalog.Accumulate(run.First.IsNonNegative), average);
            }

            EmitEnd();
        }
    }

    /// <summary>What a variable without a gradient still goes through: its moving average, and its accumulator is cleared.</summary>
    private IEnumerable<string> NoGradientStatements(Run run)
    {
        if (run.First.IsInline)
        {
            yield break;
        }

        if (_options.Accumulates)
        {
            yield return VariableStorage.Of(run.First).Clear(run.First.InSlot("state." + Slot.AccumulatedGradient.Name), run.Length);
        }

        if (_options.UsesEma)
        {
            yield return _call.Statement(_call.CatalogOf(run.First).Average(), run);
        }
    }

    private void EmitRun(Run run, Kernel kernel, string[] whenNone)
    {
        // Each variable is constrained while it is still in the caches; none depends on another one.
        string[] constraint = ConstraintCall.Of(run.First) is { } call ? [call] : [];
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

        using (writer.Block($"if ({VariableStorage.Of(run.First).Exists(run.First.In("gradients"))})"))
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

    private void EmitPreparation()
    {
        var layout = new LayoutEmitter(writer, model);
        layout.EmitCall("parameters");
        layout.EmitCallOfSlot("state." + Slot.Velocity.Name);
        if (model.HasArrays)
        {
            writer.Line("CheckShapes(ref state, ref parameters, ref gradients);");
        }

        new OverlapEmitter(writer, model).EmitCall();
        if (model.NeedsBuild)
        {
            using (writer.Block("if (!state.IsBuilt)"))
            {
                writer.Line("Build(ref state, in parameters);");
            }

            writer.Line();
        }
    }

    private void EmitLossScale()
    {
        if (_options.DynamicLossScale is not { } scale || _runs.Count == 0)
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

    /// <summary>What depends on how many updates there have been.</summary>
    private void EmitIterations()
    {
        if (_runs.Count == 0 || !(_options.UsesEma || _options.Formula.CorrectsBias))
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

    /// <summary>What depends on the step, and on the arguments of a group as well.</summary>
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
