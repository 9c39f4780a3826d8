using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// The arithmetic of a configuration, in Keras' order and with its roundings: every operation is rounded by itself and
/// none is fused.
/// </summary>
internal sealed class KernelCatalog(Hyperparameters options)
{
    public const string Parameter = "parameter";
    public const string Gradient = "gradient";

    /// <summary>One update of the parameters and of every slot.</summary>
    public Kernel Update(bool decays) => new(
        decays || options.WeightDecay is null ? "Update" : "UpdateWithoutWeightDecay",
        "Makes one update",
        [Parameter, Gradient, .. Slot.Of(options).Select(slot => slot.Array)],
        [StepValue.LearningRate, .. ClipValues(), .. EmaValues()],
        lanes => UpdateBody(lanes, decays && options.WeightDecay is not null))
    {
        LaneValues = lanes =>
        [
            EstimatesRootsOf(lanes) && options.Momentum is null ? StepValue.MinusLearningRate : StepValue.LearningRate,
            .. EstimatesRootsOf(lanes) && decays && options.WeightDecay is not null ? [StepValue.MinusDecay] : Array.Empty<StepValue>(),
            .. ClipValues(),
            .. EmaValues(),
        ],
    };

    /// <summary>Takes a gradient into the accumulator, on a step that makes no update.</summary>
    public Kernel Accumulate() => new(
        "Accumulate",
        options.UsesEma ? "Adds gradients to the accumulator and takes the parameters into their moving average" : "Adds gradients to the accumulator",
        options.UsesEma
            ? [Parameter, Gradient, Slot.AccumulatedGradient.Array, Slot.MovingAverage.Array]
            : [Gradient, Slot.AccumulatedGradient.Array],
        EmaValues(),
        AccumulateBody);

    /// <summary>Takes parameters without a gradient into their moving average.</summary>
    public Kernel Average() => new(
        "Average",
        "Takes parameters without a gradient into their moving average",
        [Parameter, Slot.MovingAverage.Array],
        EmaValues(),
        lanes => [$"{lanes.Type} p = {lanes.Load(Parameter)};", AverageBefore(lanes), .. AverageBody(lanes), .. options.Overwrites ? [lanes.Store(Parameter, "p")] : Array.Empty<string>()]);

    /// <summary>Whether reciprocal square roots of vectors of float are estimated.</summary>
    public bool EstimatesRoots => options.IsFast && options.EpsilonKeepsRootsNormal;

    /// <summary>Whether these lanes estimate them.</summary>
    public bool EstimatesRootsOf(Lanes lanes) => EstimatesRoots && lanes is { IsSingle: true, IsScalar: false };

    /// <summary>Whether the squares of the gradient are summed up in double, in whatever order is the fastest.</summary>
    public bool SumsInDouble => options.IsFast;

    /// <summary>Whether what gradients are multiplied by to clip them is divided by the loss scale factor, instead of each of them.</summary>
    public bool ClipScaleUnscales =>
        options is { IsFast: true, ClipsByNorm: true, Accumulates: false, LossScaleFactor: { } factor } && IsExactReciprocal(factor);

    /// <summary>The arrays that the gradient before clipping is computed from.</summary>
    public IReadOnlyList<string> GradientArrays => options.Accumulates ? [Gradient, Slot.AccumulatedGradient.Array] : [Gradient];

    /// <summary>References to the first elements of these arrays, as arguments.</summary>
    public string GradientReferences => string.Join(", ", GradientArrays.Select(array => "ref " + array));

    /// <summary>References to the elements at an index of these arrays, as arguments.</summary>
    public string GradientReferencesAt(string index) => string.Join(", ", GradientArrays.Select(array => $"ref Unsafe.Add(ref {array}, {index})"));

    /// <summary>The parameters for either.</summary>
    public string GradientParameters(ElementType element) =>
        string.Join(", ", GradientArrays.Select(array => $"ref {Lanes.ElementName(element)} {array}"));

    /// <summary>The gradient before clipping, as <c>g</c>.</summary>
    public IEnumerable<string> GradientBody(Lanes lanes)
    {
        yield return UnscaledGradient(lanes);
        if (options.Accumulates)
        {
            bool isExact = IsExactReciprocal(options.GradientAccumulationSteps);
            string sum = $"(g + {lanes.Load(Slot.AccumulatedGradient.Array)})";
            yield return isExact
                ? $"g = {sum} * InverseGradientAccumulationSteps;"
                : $"g = {sum} / {lanes.Create("GradientAccumulationSteps")};";
        }
    }

    /// <summary>The constants that the statements use, with their values and what they are.</summary>
    public IEnumerable<(string Name, double Value, string Summary)> Constants()
    {
        yield return ("Rho", options.Rho, "The discounting factor ρ.");
        yield return ("OneMinusRho", 1 - options.Rho, "1 - ρ, rounded once.");
        yield return ("Epsilon", options.Epsilon, "The constant ε under the root.");
        if (options.Momentum is { } momentum)
        {
            yield return ("Momentum", momentum, "The momentum μ.");
        }

        if (options.WeightDecay is { } weightDecay)
        {
            yield return ("WeightDecay", weightDecay, "The weight decay.");
        }

        if (options.LossScaleFactor is { } factor)
        {
            yield return IsExactReciprocal(factor)
                ? ("InverseLossScaleFactor", 1 / factor, "The reciprocal of the loss scale factor, a power of two: multiplying by it rounds as the division does.")
                : ("LossScaleFactor", factor, "The loss scale factor.");
        }

        if (options.Accumulates)
        {
            int steps = options.GradientAccumulationSteps;
            yield return IsExactReciprocal(steps)
                ? ("InverseGradientAccumulationSteps", 1.0 / steps, "The reciprocal of the number of steps, a power of two: multiplying by it rounds as the division does.")
                : ("GradientAccumulationSteps", steps, "Over how many steps gradients are summed up.");
        }

        switch (options.ClipMode)
        {
            case ClipMode.Value:
                yield return ("ClipValue", options.Clip, "The largest absolute value of a gradient's element.");
                break;
            case ClipMode.Norm:
                yield return ("ClipNorm", options.Clip, "The largest norm of a variable's gradient.");
                break;
            case ClipMode.GlobalNorm:
                yield return ("GlobalClipNorm", options.Clip, "The largest norm of all gradients together.");
                if (!options.IsFast)
                {
                    yield return ("InverseGlobalClipNorm", 1 / options.Clip, "The reciprocal of the largest norm, rounded once.");
                }

                break;
        }

        if (options.EmaMomentum is { } emaMomentum)
        {
            yield return ("EmaMomentum", emaMomentum, "The momentum of the parameters' moving average.");
        }
    }

    // Dividing by a power of two and multiplying by its reciprocal give the same real number, so the same rounding.
    private static bool IsExactReciprocal(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude is >= 1.0 / (1 << 30) and <= 1 << 30 && (BitConverter.DoubleToInt64Bits(magnitude) & 0xFFFFFFFFFFFFF) == 0;
    }

    private IEnumerable<StepValue> ClipValues() => options.ClipMode switch
    {
        ClipMode.Norm when !options.IsFast => [StepValue.ClipDenominator],
        ClipMode.Norm or ClipMode.GlobalNorm => [StepValue.ClipScale],
        _ => [],
    };

    private StepValue[] EmaValues() => options.UsesEma
        ? options.Overwrites
            ? [StepValue.EmaMomentum, StepValue.OneMinusEmaMomentum, StepValue.Overwrite]
            : [StepValue.EmaMomentum, StepValue.OneMinusEmaMomentum]
        : [];

    private string UnscaledGradient(Lanes lanes)
    {
        string gradient = lanes.Load(Gradient);
        return options.LossScaleFactor switch
        {
            null => $"{lanes.Type} g = {gradient};",
            _ when ClipScaleUnscales => $"{lanes.Type} g = {gradient};",
            { } factor when IsExactReciprocal(factor) => $"{lanes.Type} g = {gradient} * InverseLossScaleFactor;",
            _ => $"{lanes.Type} g = {gradient} / {lanes.Create("LossScaleFactor")};",
        };
    }

    private IEnumerable<string> UpdateBody(Lanes lanes, bool decays)
    {
        foreach (string statement in GradientBody(lanes))
        {
            yield return statement;
        }

        switch (options.ClipMode)
        {
            case ClipMode.Value:
                yield return $"g = {lanes.AtMost("ClipValue", lanes.AtLeast("-ClipValue", "g"))};";
                break;
            case ClipMode.Norm when !options.IsFast:
                yield return "g = (g * ClipNorm) / clipDenominator;";
                break;
            case ClipMode.Norm or ClipMode.GlobalNorm:
                yield return "g *= clipScale;";
                break;
        }

        yield return $"{lanes.Type} p = {lanes.Load(Parameter)};";
        if (decays)
        {
            yield return EstimatesRootsOf(lanes)
                ? $"p = {lanes.MultiplyAdd("p", StepValue.MinusDecay.Name, "p")};"
                : "p -= (p * WeightDecay) * learningRate;";
        }

        yield return $"{lanes.Type} v = (Rho * {lanes.Load(Slot.Velocity.Array)}) + (OneMinusRho * (g * g));";
        if (options.Centered)
        {
            yield return $"{lanes.Type} a = (Rho * {lanes.Load(Slot.AverageGradient.Array)}) + (OneMinusRho * g);";
        }

        if (options.Momentum is not null)
        {
            yield return $"{lanes.Type} m = Momentum * {lanes.Load(Slot.MomentumBuffer.Array)};";
        }

        if (options.UsesEma)
        {
            yield return AverageBefore(lanes);
        }

        // Small models take their next step while this one is in its root and division, and it begins by loading these.
        yield return lanes.Store(Slot.Velocity.Array, "v");
        if (options.Centered)
        {
            yield return lanes.Store(Slot.AverageGradient.Array, "a");
        }

        if (options.Accumulates)
        {
            yield return lanes.Store(Slot.AccumulatedGradient.Array, lanes.Zero);
        }

        string moved = options.Momentum is null ? "p" : "m";
        string sign = options.Momentum is null ? "-" : "+";
        string variance = $"{(options.Centered ? "(v - (a * a))" : "v")} + {lanes.Create("Epsilon")}";
        if (EstimatesRootsOf(lanes))
        {
            string step = options.Momentum is null ? StepValue.MinusLearningRate.Name : StepValue.LearningRate.Name;
            yield return $"{moved} = {lanes.MultiplyAdd($"{step} * g", $"{ReciprocalSqrtEmitter.Name}{lanes.Suffix}({variance})", moved)};";
        }
        else
        {
            yield return $"{moved} {sign}= (learningRate * g) / {lanes.Sqrt(variance)};";
        }

        if (options.Momentum is not null)
        {
            yield return lanes.Store(Slot.MomentumBuffer.Array, "m");
            yield return "p -= m;";
        }

        if (options.UsesEma)
        {
            foreach (string statement in AverageBody(lanes))
            {
                yield return statement;
            }
        }

        yield return lanes.Store(Parameter, "p");
    }

    private IEnumerable<string> AccumulateBody(Lanes lanes)
    {
        yield return UnscaledGradient(lanes);
        yield return $"g += {lanes.Load(Slot.AccumulatedGradient.Array)};";
        yield return lanes.Store(Slot.AccumulatedGradient.Array, "g");
        if (!options.UsesEma)
        {
            yield break;
        }

        yield return $"{lanes.Type} p = {lanes.Load(Parameter)};";
        yield return AverageBefore(lanes);
        foreach (string statement in AverageBody(lanes))
        {
            yield return statement;
        }

        if (options.Overwrites)
        {
            yield return lanes.Store(Parameter, "p");
        }
    }

    private static string AverageBefore(Lanes lanes) =>
        $"{lanes.Type} average = emaMomentum * {lanes.Load(Slot.MovingAverage.Array)};";

    private IEnumerable<string> AverageBody(Lanes lanes)
    {
        yield return EstimatesRootsOf(lanes)
            ? $"average = {lanes.MultiplyAdd("oneMinusEmaMomentum", "p", "average")};"
            : "average += oneMinusEmaMomentum * p;";
        if (options.Overwrites)
        {
            yield return $"p = {lanes.Select("overwrite", "average", "p")};";
        }

        yield return lanes.Store(Slot.MovingAverage.Array, "average");
    }
}
