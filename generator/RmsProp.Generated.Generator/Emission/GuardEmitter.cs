using System.Globalization;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the norms that clip a step, and the guard against gradients that are NaN or infinite or, except with a dynamic loss scale, which
/// follows Keras, make an update overflow. A finite sum of squares rules these out, so gradients whose norm is taken need no check of
/// their own.
/// </summary>
internal sealed class GuardEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly Hyperparameters _options = model.Options;
    private readonly KernelCall _call = new(model);
    private readonly KernelClasses _classes = new(model);
    private readonly IReadOnlyList<Run> _runs = Run.Of(model);

    /// <summary>The knowledge of a rank's parts, as a further argument.</summary>
    private string ShardsArgument => model.IsOfParts ? ", " + PartStorage.Shards : "";

    /// <summary>The same as a parameter.</summary>
    private string ShardsParameter => model.IsOfParts ? $", {_library.Services}.Shards {PartStorage.Shards}" : "";

    private string Degree => model.HasArrays ? ", " + StepEmitter.MaxDegreeOfParallelism : "";

    private string Check => _options.ChecksOverflow ? "AreInRange" : "AreFinite";

    private bool ClipsByGlobalNorm => _options.ClipMode == ClipMode.GlobalNorm && _runs.Count > 0;

    /// <summary>Whether the check of a step without an update also reads accumulated gradients.</summary>
    private bool ReadsAccumulated => _options.ChecksOverflow && _runs.Any(run => ClipsByOwnNorm(run) && LimitsOf(run).LimitsNormOfAccumulated);

    /// <summary>Writes the check of a step without an update.</summary>
    public void EmitOfAccumulation()
    {
        if (!_options.ChecksGradients || _runs.Count == 0)
        {
            return;
        }

        if (ReadsAccumulated)
        {
            new PartSumEmitter(writer, model).Emit();
        }

        if (!_options.ChecksOverflow || !ClipsByGlobalNorm || !Limits().Any(limits => limits.LimitsNormOfAccumulated))
        {
            EmitReaction(new Not(CheckCall));
            return;
        }

        using (writer.Block($"if ({Print(new Not(CheckCall))})"))
        {
            new PartSumEmitter(writer, model).Emit();
            new GlobalNormEmitter(writer, model).EmitSum();
            EmitReaction(LimitsOfAccumulated().Select(IsBeyond).Aggregate((left, right) => new Either(left, right)));
        }

        writer.Line();

        static Expression IsBeyond((string Sum, double Largest) limit) => new Not(Guard.IsSumAtMost(Code(limit.Sum, ScalarType.Double), limit.Largest));
    }

    /// <summary>
    /// The limits of the norm of accumulated gradients. The norm of all variables is taken in double if one of them is double; that of a float
    /// variable in float, or in double with fast numerics.
    /// </summary>
    private IEnumerable<(string Sum, double Largest)> LimitsOfAccumulated()
    {
        bool isOfVariable(Run run) => model.HasDouble && run.Element == ElementType.Single && LimitsOf(run).LargestSumOfSquares is null;

        yield return ("sumOfSquares", _runs.Where(run => !isOfVariable(run)).Min(run => LimitsOf(run).LargestSumOfAccumulated));
        foreach (Run run in _runs.Where(run => isOfVariable(run) && LimitsOf(run).LimitsNormOfAccumulated))
        {
            yield return (_call.SumOfSquares(run.First), LimitsOf(run).LargestSumOfAccumulated);
        }
    }

    /// <summary>Writes the norms that an update needs before it changes anything, and its check.</summary>
    public void EmitOfUpdate()
    {
        var globalNorm = new GlobalNormEmitter(writer, model);
        if (ClipsByGlobalNorm || (_options.ChecksGradients && _runs.Any(ClipsByOwnNorm)))
        {
            new PartSumEmitter(writer, model).Emit();
        }

        if (ClipsByGlobalNorm)
        {
            globalNorm.EmitSum();
        }

        if (_options.ChecksGradients && _runs.Count > 0)
        {
            if (ClipsByGlobalNorm)
            {
                EmitReactionToNorm(IsSumInRange("sumOfSquares", LargestSumOfSquares(Limits())));
            }
            else if (_runs.Any(ClipsByOwnNorm))
            {
                EmitSums();
                EmitReactionToNorm(Code(_runs.All(ClipsByOwnNorm) ? "areFinite" : OnAllRanks("areFinite"), ScalarType.Boolean));
            }
            else
            {
                EmitReaction(new Not(CheckCall));
            }
        }

        if (ClipsByGlobalNorm)
        {
            globalNorm.EmitScale();
        }
    }

    /// <summary>Writes the methods that these call.</summary>
    public void EmitMethods()
    {
        if (!_options.ChecksGradients)
        {
            return;
        }

        if (_runs.Count > 0 && (_options.Accumulates || !model.TakesNorms || !_options.ChecksOverflow))
        {
            EmitCheck();
        }

        if (_options.NonFinite != NonFinitePolicy.Throw)
        {
            EmitSkip();
        }

        if (_runs.Count > 0 && (_options.NonFinite == NonFinitePolicy.Throw || _options.MaxConsecutiveSkippedSteps is not null))
        {
            new FaultEmitter(writer, model).Emit();
        }
    }

    private static double? LargestSumOfSquares(IEnumerable<GradientLimits> limits) => limits.Min(limit => limit.LargestSumOfSquares);

    private Symbol CheckCall => Code(
        OnAllRanks($"{Check}({(ReadsAccumulated ? "ref state, " : "")}ref gradients{ShardsArgument}{Degree})"), ScalarType.Boolean);

    /// <summary>Whether a condition holds on all ranks, each of which knows about its part.</summary>
    private string OnAllRanks(string condition) => model.IsOfParts ? $"{PartStorage.Shards}.All({condition})" : condition;

    /// <summary>A value that other code computes, by a name or a call.</summary>
    private static Symbol Code(string code, ScalarType type) => new(code, SymbolKind.Local, type);

    private static string Print(Expression condition, ElementType element = ElementType.Double) => new CSharpPrinter(Lanes.Scalar(element)).Print(condition);

    private bool ClipsByOwnNorm(Run run) => model.OptionsOf(run.First).ClipMode == ClipMode.Norm;

    private GradientLimits LimitsOf(Run run) => new(model.OptionsOf(run.First), run.Element);

    private IEnumerable<GradientLimits> Limits() => _runs.Select(LimitsOf);

    private Expression IsSumInRange(string sum, double? largest) => Guard.IsSumInRange(_options, Code(sum, ScalarType.Double), largest);

    private void EmitSums()
    {
        writer.Line("bool areFinite = true;");
        foreach (Run run in _runs)
        {
            if (ClipsByOwnNorm(run))
            {
                writer.Line(_call.SumStatement(run.First));
                writer.Line($"areFinite &= {Print(IsSumInRange(_call.SumName(run.First), LimitsOf(run).LargestSumOfSquares))};");
            }
            else
            {
                writer.Line($"areFinite &= {Print(IsInRange(run), run.Element)};");
            }
        }

        writer.Line();
    }

    // Keras skips only gradients that are not finite, and finite ones can have a norm that is not.
    private void EmitReactionToNorm(Expression condition) =>
        EmitReaction(_options.ChecksOverflow ? new Not(condition) : new Both(new Not(condition), new Not(CheckCall)));

    private void EmitReaction(Expression condition)
    {
        using (writer.Block($"if ({Print(condition)})"))
        {
            if (_options.NonFinite == NonFinitePolicy.Throw)
            {
                writer.Line($"ThrowFault(ref gradients{ShardsArgument});");
            }
            else
            {
                writer.Line(_options.MaxConsecutiveSkippedSteps is null ? "SkipStep(ref state);" : $"SkipStep(ref state, ref gradients{ShardsArgument});");
                writer.Line("return;");
            }
        }

        writer.Line();
    }

    private void EmitCheck()
    {
        writer.Line();
        string state = ReadsAccumulated ? "ref State state, " : "";
        string degree = model.HasArrays ? $", int {StepEmitter.MaxDegreeOfParallelism}" : "";
        string result = _options.ChecksOverflow ? "areInRange" : "areFinite";
        using (writer.Block($"private static bool {Check}({state}ref {model.Target.FullName} gradients{ShardsParameter}{degree})"))
        {
            writer.Line($"bool {result} = true;");
            foreach (Run run in _runs)
            {
                Expression condition = IsInRange(run);
                if (_options.ChecksOverflow && ClipsByOwnNorm(run) && LimitsOf(run).LimitsNormOfAccumulated)
                {
                    Symbol sum = Code(_call.SumOfSquares(run.First), ScalarType.Double);
                    condition = new Either(condition, Guard.IsSumAtMost(sum, LimitsOf(run).LargestSumOfAccumulated));
                }

                writer.Line($"{result} &= {Print(condition, run.Element)};");
            }

            writer.Line($"return {result};");
        }
    }

    private Expression IsInRange(Run run)
    {
        string access = run.First.In("gradients");
        ScalarType type = run.Element.AsScalar();
        bool isFinite = !_options.ChecksOverflow || LimitsOf(run).IsFiniteEnough;
        KernelClass kernels = _classes.Of(run.First);
        Symbol? limit = isFinite ? null : (Symbol)kernels.Qualified(new Symbols(kernels.Catalog.Options, type).LargestGradient);
        if (run is { First.IsInline: true, Length: 1 })
        {
            return Guard.IsInRange(Code(access, type), limit);
        }

        // The runtime library checks several at once.
        string check = $"{_library.Services}.FiniteCheck.{(isFinite ? "AreFinite" : "AreInRange")}";
        string largest = limit is null ? "" : ", " + limit.Name;
        return Code(
            run.First.IsInline
                ? $"{check}(ref {access}, {run.Length.ToString(CultureInfo.InvariantCulture)}{largest})"
                : $"{check}<{Lanes.ElementName(run.Element)}>({VariableStorage.Of(run.First, _library).Elements(access)}{largest}{Degree})",
            ScalarType.Boolean);
    }

    private void EmitSkip()
    {
        writer.Line();
        string gradients = _options.MaxConsecutiveSkippedSteps is null ? "" : $", ref {model.Target.FullName} gradients{ShardsParameter}";
        using (writer.Block($"private static void SkipStep(ref State state{gradients})"))
        {
            if (_options.MaxConsecutiveSkippedSteps is not null)
            {
                using (writer.Block($"if (state.ConsecutiveSkippedSteps >= {StepEmitter.MaxConsecutiveSkippedSteps})"))
                {
                    writer.Line($"ThrowFault(ref gradients{ShardsArgument});");
                }

                writer.Line();
                writer.Line("state.ConsecutiveSkippedSteps++;");
            }

            writer.Line("state.SkippedSteps++;");
            if (_options.DynamicLossScale is { } scale)
            {
                writer.Line("state.GoodSteps = 0;");
                writer.Line(scale.Min is null ? "state.LossScale /= 2;" : "state.LossScale = float.Max(state.LossScale / 2, (float)MinLossScale);");
            }
        }

        if (_options.DynamicLossScale is { } growing)
        {
            writer.Line();
            using (writer.Block("private static void GrowLossScale(ref State state)"))
            {
                if (growing.GrowthSteps <= 0)
                {
                    writer.Line("state.GoodSteps++;");
                    return;
                }

                // A checkpoint of a configuration with more growth steps may have counted more of them.
                using (writer.Block("if (state.GoodSteps < DynamicGrowthSteps - 1)"))
                {
                    writer.Line("state.GoodSteps++;");
                    writer.Line("return;");
                }

                writer.Line();
                writer.Line("state.GoodSteps = 0;");
                writer.Line(growing.Max is null ? "state.LossScale *= 2;" : "state.LossScale = float.Min(state.LossScale * 2, (float)MaxLossScale);");
            }
        }
    }
}
