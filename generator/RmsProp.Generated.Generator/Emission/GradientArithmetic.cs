using RmsProp.Generated.Generator.Model;
using static RmsProp.Generated.Generator.Emission.KernelConstants;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>What becomes of a gradient, <c>g</c>, before the update sees it.</summary>
internal sealed class GradientArithmetic(Hyperparameters options)
{
    /// <summary>The arrays that the gradient before clipping is computed from.</summary>
    public IReadOnlyList<string> Arrays =>
        options.Accumulates ? [KernelCatalog.Gradient, Slot.AccumulatedGradient.Array] : [KernelCatalog.Gradient];

    /// <summary>What it is computed with before clipping, beside these.</summary>
    public IReadOnlyList<StepValue> Values => options.DynamicLossScale is not { } scale ? []
        : HasExactReciprocals(scale) ? [StepValue.InverseLossScale]
        : [StepValue.LossScale];

    /// <summary>Whether what gradients are multiplied by to clip them is divided by the loss scale factor, instead of each of them.</summary>
    public bool ClipScaleUnscales =>
        options is { SumsInDouble: true, ClipsByNorm: true, Accumulates: false, LossScaleFactor: { } factor } && IsExactReciprocal(factor);

    /// <summary>What it is clipped with.</summary>
    public IEnumerable<StepValue> ClipValues => options.ClipMode switch
    {
        ClipMode.Norm when !options.SumsInDouble => [StepValue.ClipDenominator],
        ClipMode.Norm or ClipMode.GlobalNorm => [StepValue.ClipScale],
        _ => [],
    };

    /// <summary>The gradient unscaled.</summary>
    public string Unscaled(Lanes lanes)
    {
        string gradient = lanes.Load(KernelCatalog.Gradient);
        string unscaled = options switch
        {
            { DynamicLossScale: { } scale } => HasExactReciprocals(scale) ? $"{gradient} * inverseLossScale" : $"{gradient} / lossScale",
            { LossScaleFactor: null } => gradient,
            _ when ClipScaleUnscales => gradient,
            { LossScaleFactor: { } factor } when IsExactReciprocal(factor) => $"{gradient} * InverseLossScaleFactor",
            _ => $"{gradient} / {lanes.Create("LossScaleFactor")}",
        };
        return $"{lanes.Type} g = {unscaled};";
    }

    /// <summary>The gradient before clipping: unscaled, and the mean of it and those accumulated.</summary>
    public IEnumerable<string> BeforeClipping(Lanes lanes)
    {
        yield return Unscaled(lanes);
        if (options.Accumulates)
        {
            string sum = $"(g + {lanes.Load(Slot.AccumulatedGradient.Array)})";
            yield return IsExactReciprocal(options.GradientAccumulationSteps)
                ? $"g = {sum} * InverseGradientAccumulationSteps;"
                : $"g = {sum} / {lanes.Create("GradientAccumulationSteps")};";
        }
    }

    /// <summary>The gradient that the update is made with, save for weight decay.</summary>
    public IEnumerable<string> Of(Lanes lanes)
    {
        foreach (string statement in BeforeClipping(lanes))
        {
            yield return statement;
        }

        switch (options.ClipMode)
        {
            case ClipMode.Value:
                yield return $"g = {lanes.AtMost("ClipValue", lanes.AtLeast("-ClipValue", "g"))};";
                break;
            case ClipMode.Norm when !options.SumsInDouble:
                yield return "g = (g * ClipNorm) / clipDenominator;";
                break;
            case ClipMode.Norm or ClipMode.GlobalNorm:
                yield return "g *= clipScale;";
                break;
        }

        if (options.Formula.Maximizes)
        {
            yield return "g = -g;";
        }
    }
}
