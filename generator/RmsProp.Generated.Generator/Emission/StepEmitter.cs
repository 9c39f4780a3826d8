using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the static form of a step, in Keras' order.</summary>
internal sealed class StepEmitter(CodeWriter writer, OptimizerModel model)
{
    /// <summary>A constant in the generated class.</summary>
    public const string MaxConsecutiveSkippedSteps = "MaxConsecutiveSkippedSteps";

    /// <summary>The parameter of steps for the most threads, in models with arrays.</summary>
    public const string MaxDegreeOfParallelism = "maxDegreeOfParallelism";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly Hyperparameters _options = model.Options;
    private readonly KernelCall _call = new(model);

    private bool CallsMethodOnce => model.LearningRate.Method is not null && model.HasSingle && model.HasDouble;

    private string MethodCall => RateText.Call(model.LearningRate.Method!, "state.Steps");

    /// <summary>The name of the method for the learning rate, as an argument.</summary>
    public static string MethodName(OptimizerModel model) =>
        model.LearningRate.Method is { } method ? $"\"{method.Name}\"" : "null";

    /// <summary>The parameters for the learning rate of each element type, each after a comma.</summary>
    public static string RateParameters(OptimizerModel model)
    {
        var call = new KernelCall(model);
        return string.Concat(call.Elements().Select(element => $", {Lanes.ElementName(element)} {call.Local("learningRate", element)}"));
    }

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
            writer.Line($"{_library.Services}.LearningRateCheck.ThrowIfInvalid(learningRate, isSingle: {(model.HasSingle ? "true" : "false")});");
            EmitDispatch("state", string.Join(", ", _call.Elements().Select(
                element => element == ElementType.Single ? "(float)learningRate" : "learningRate")), []);
        }

        var body = new StepBodyEmitter(writer, model);
        if (_options.Accumulates)
        {
            body.EmitAccumulate();
        }

        body.EmitUpdate(RateParameters(model));
    }

    private void EmitThreadDocumentation() =>
        writer.Line("/// <remarks>Not synchronized: the caller keeps other threads from reading, stepping or saving meanwhile.</remarks>");

    private void EmitParameterDocumentation() => writer.Lines($"""
        /// <param name="state">The state, updated in place.</param>
        /// <param name="parameters">The parameters, updated in place.</param>
        /// <param name="gradients">The gradients{(model.HasArrays ? $", of the same shapes; a null {Documentation.ArrayOf(model)} leaves its variable out" : "")}.</param>
        """);

    // Without arrays no shape can be wrong and no gradient missing.
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
    /// Writes the call of an update, or of an accumulation on a step without one. A rate for parameters of both types is evaluated once, in
    /// statements before, and rounded for each. <paramref name="emitCall"/> writes the call itself, if it is given.
    /// </summary>
    public void EmitDispatch(
        string state, string rates, string[] ratesBefore, string maxDegreeOfParallelism = $"{MaxDegreeOfParallelism}: 1", Action<string>? emitCall = null)
    {
        string degree = model.HasArrays ? ", " + maxDegreeOfParallelism : "";
        string arguments = model.IsOfParts
            ? $"ref {state}, ref parameters, ref gradients, {PartStorage.Shards}"
            : $"ref {state}, ref parameters, ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in gradients)";
        string form = model.IsOfParts ? ShardedModel.ClassName + "." : "";
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
            emitCall($"{form}Accumulate({arguments}{degree});");
        }

        void EmitUpdateCall()
        {
            Array.ForEach(ratesBefore, writer.Lines);
            emitCall($"{form}Update({arguments}{separator}{rates}{degree});");
        }
    }

    private string RateOfConfiguration(ElementType element)
    {
        if (model.LearningRate.Schedule is not null)
        {
            string rate = $"ConfiguredSchedule.{(element == ElementType.Single ? "GetSingleLearningRate" : "GetLearningRate")}(state.Steps)";
            return $"{_library.Services}.LearningRateCheck.OfStep({rate}, ConfiguredSchedule, null, state.Steps)";
        }

        if (model.LearningRate.Method is not null)
        {
            string rate = (element == ElementType.Single ? "(float)" : "") + (CallsMethodOnce ? "learningRate" : MethodCall);
            return $"{_library.Services}.LearningRateCheck.OfStep({rate}, null, {MethodName(model)}, state.Steps)";
        }

        return (element == ElementType.Single ? "(float)" : "") + OptimizerMembers.ConfiguredRate;
    }
}
