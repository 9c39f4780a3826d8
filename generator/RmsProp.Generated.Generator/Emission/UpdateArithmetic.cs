using RmsProp.Generated.Generator.Model;
using static RmsProp.Generated.Generator.Emission.KernelCatalog;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// The arithmetic of one update, in the order and with the roundings of its framework: every operation is rounded by itself,
/// and none is fused where it is not in the framework's kernels, or <c>KernelNumerics.Fast</c> allows it.
/// </summary>
internal sealed class UpdateArithmetic(Hyperparameters options, bool decays, bool isNonNegative)
{
    private readonly Formula _formula = options.Formula;
    private readonly GradientArithmetic _gradient = new(options);
    private readonly MovingAverageArithmetic _movingAverage = new(options);

    private bool Decays => decays && options.WeightDecay is not null;

    /// <summary>The numbers that the statements for some lanes use, and that are the same for all elements.</summary>
    public IReadOnlyList<StepValue> Values(Lanes lanes)
    {
        var values = new List<StepValue>(_gradient.Values);
        if (UsesLearningRate(lanes))
        {
            values.Add(StepValue.LearningRate);
        }

        if (UsesMinusLearningRate(lanes))
        {
            values.Add(StepValue.MinusLearningRate);
        }

        if (UsesMinusDecay(lanes))
        {
            values.Add(StepValue.MinusDecay);
        }

        if (_formula.CorrectsBias)
        {
            values.Add(StepValue.BiasCorrection);
        }

        return [.. values, .. _gradient.ClipValues, .. _movingAverage.Values];
    }

    public IEnumerable<string> Statements(Lanes lanes) =>
    [
        .. _gradient.Of(lanes),
        $"{lanes.Type} p = {lanes.Load(Parameter)};",
        .. Decay(lanes),
        .. Averages(lanes),
        .. options.Momentum is null ? Array.Empty<string>() : [$"{lanes.Type} m = Momentum * {lanes.Load(Slot.MomentumBuffer.Array)};"],
        .. options.UsesEma ? [MovingAverageArithmetic.Before(lanes)] : Array.Empty<string>(),
        .. StoredAverages(lanes),
        .. Step(lanes),
        .. options.UsesEma ? _movingAverage.Statements(lanes) : [],
        .. isNonNegative ? [$"p = {lanes.NonNegative("p")};"] : Array.Empty<string>(),
        lanes.Store(Parameter, "p"),
    ];

    private bool EstimatesIn(Lanes lanes) => options.EstimatesDenominators && lanes is { IsSingle: true, IsScalar: false };

    /// <summary>Whether products are added in one operation, as the framework or the processor has it.</summary>
    private bool IsFused(Lanes lanes) => _formula.IsFused || EstimatesIn(lanes);

    private bool UsesMinusDecay(Lanes lanes) => Decays && options.DecaysDecoupled && EstimatesIn(lanes);

    /// <summary>Whether a vector of parameters is moved by a multiplication and an addition in one, with the learning rate in it.</summary>
    private bool UsesMinusLearningRate(Lanes lanes) =>
        !lanes.IsScalar && (options.AppliesRateToMomentum ? IsFused(lanes) : EstimatesIn(lanes) && options.Momentum is null);

    private bool UsesLearningRate(Lanes lanes) =>
        !UsesMinusLearningRate(lanes) || (Decays && options.DecaysDecoupled && !UsesMinusDecay(lanes));

    private IEnumerable<string> Decay(Lanes lanes)
    {
        if (!Decays)
        {
            yield break;
        }

        yield return (options.DecaysDecoupled, IsFused(lanes)) switch
        {
            (false, true) => $"g = {Fused(lanes, lanes.Create("WeightDecay"), "p", "g")};",
            (false, false) => "g += WeightDecay * p;",
            _ when UsesMinusDecay(lanes) => $"p = {lanes.MultiplyAdd("p", StepValue.MinusDecay.Name, "p")};",
            _ => "p -= (p * WeightDecay) * learningRate;",
        };
    }

    /// <summary>The velocity and the average gradient.</summary>
    private IEnumerable<string> Averages(Lanes lanes)
    {
        string velocity = lanes.Load(Slot.Velocity.Array);
        if (_formula.MovesByDifference)
        {
            yield return $"{lanes.Type} v = {velocity};";
            yield return "v += ((g * g) - v) * OneMinusRho;";
        }
        else
        {
            yield return _formula.IsFused
                ? $"{lanes.Type} v = {lanes.FusedMultiplyAdd("OneMinusRho * g", "g", $"Rho * {velocity}")};"
                : $"{lanes.Type} v = (Rho * {velocity}) + (OneMinusRho * (g * g));";
        }

        if (!options.Centered)
        {
            yield break;
        }

        string average = lanes.Load(Slot.AverageGradient.Array);
        if (_formula.MovesByDifference)
        {
            yield return $"{lanes.Type} a = {average};";
            yield return "a += (g - a) * OneMinusRho;";
        }
        else
        {
            yield return _formula.IsFused
                ? $"{lanes.Type} a = {lanes.FusedMultiplyAdd(lanes.Create("OneMinusRho"), "g", $"Rho * {average}")};"
                : $"{lanes.Type} a = (Rho * {average}) + (OneMinusRho * g);";
        }
    }

    // Small models take their next step while this one is in its root and division, and it begins by loading these.
    private IEnumerable<string> StoredAverages(Lanes lanes)
    {
        yield return lanes.Store(Slot.Velocity.Array, "v");
        if (options.Centered)
        {
            yield return lanes.Store(Slot.AverageGradient.Array, "a");
        }

        if (options.Accumulates)
        {
            yield return lanes.Store(Slot.AccumulatedGradient.Array, lanes.Zero);
        }
    }

    private IEnumerable<string> Step(Lanes lanes)
    {
        if (_formula.CorrectsBias)
        {
            yield return "v *= biasCorrection;";
            if (options.Centered)
            {
                yield return "a *= biasCorrection;";
            }
        }

        string variance = Variance(lanes);
        if (options.Momentum is null)
        {
            yield return Moved(lanes, "p", variance, isAway: true);
            yield break;
        }

        if (!_formula.IsNesterov)
        {
            yield return Moved(lanes, "m", variance, isAway: false);
            yield return lanes.Store(Slot.MomentumBuffer.Array, "m");
            yield return Applied(lanes, "m");
            yield break;
        }

        yield return $"{lanes.Type} increment = {Increment(lanes, variance)};";
        yield return "m += increment;";
        yield return lanes.Store(Slot.MomentumBuffer.Array, "m");
        yield return "increment += Momentum * m;";
        yield return Applied(lanes, "increment");
    }

    private string Variance(Lanes lanes)
    {
        if (!options.Centered)
        {
            return "v";
        }

        string variance = _formula.IsFused ? lanes.FusedMultiplyAdd("-a", "a", "v") : "v - (a * a)";
        return _formula.FloorsVariance ? lanes.AtLeastZero(variance) : _formula.IsFused ? variance : $"({variance})";
    }

    private string Denominator(Lanes lanes, string variance) => _formula.IsEpsilonInsideRoot
        ? lanes.Sqrt($"{variance} + {lanes.Create("Epsilon")}")
        : $"({lanes.Sqrt(Unparenthesized(variance))} + {lanes.Create("Epsilon")})";

    private string Numerator => options.AppliesRateToMomentum ? "g" : "(learningRate * g)";

    private string Increment(Lanes lanes, string variance) => EstimatesIn(lanes)
        ? $"{Numerator} * {Reciprocal(lanes, variance)}"
        : $"{Numerator} / {Denominator(lanes, variance)}";

    /// <summary>What is moved by the increment: the parameter away from it, or the momentum buffer by it.</summary>
    private string Moved(Lanes lanes, string moved, string variance, bool isAway)
    {
        if (!EstimatesIn(lanes))
        {
            return $"{moved} {(isAway ? "-" : "+")}= {Increment(lanes, variance)};";
        }

        string gradient = isAway ? "minusLearningRate * g" : options.AppliesRateToMomentum ? "g" : "learningRate * g";
        return $"{moved} = {lanes.MultiplyAdd(gradient, Reciprocal(lanes, variance), moved)};";
    }

    /// <summary>The parameter less what comes of its momentum.</summary>
    private string Applied(Lanes lanes, string step) => !options.AppliesRateToMomentum ? $"p -= {step};"
        : IsFused(lanes) ? $"p = {Fused(lanes, lanes.IsScalar ? "-learningRate" : StepValue.MinusLearningRate.Name, step, "p")};"
        : $"p -= learningRate * {step};";

    private string Fused(Lanes lanes, string a, string b, string c) =>
        _formula.IsFused ? lanes.FusedMultiplyAdd(a, b, c) : lanes.MultiplyAdd(a, b, c);

    private string Reciprocal(Lanes lanes, string variance)
    {
        string root = _formula.IsEpsilonInsideRoot ? variance : lanes.Sqrt(Unparenthesized(variance));
        return $"{EstimateEmitter.NameOf(_formula, lanes)}({root} + {lanes.Create("Epsilon")})";
    }

    private static string Unparenthesized(string text) =>
        text.StartsWith("(", StringComparison.Ordinal) ? text.Substring(1, text.Length - 2) : text;
}
