using RmsProp.Generated.Generator.Model;
using static RmsProp.Generated.Generator.Emission.KernelCatalog;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The moving average of the parameters, <c>average</c>, and how it overwrites them.</summary>
internal sealed class MovingAverageArithmetic(Hyperparameters options)
{
    /// <summary>What it is computed with.</summary>
    public IReadOnlyList<StepValue> Values => (options.UsesEma, options.Overwrites) switch
    {
        (false, _) => [],
        (_, false) => [StepValue.EmaMomentum, StepValue.OneMinusEmaMomentum],
        _ => [StepValue.EmaMomentum, StepValue.OneMinusEmaMomentum, StepValue.Overwrite],
    };

    /// <summary>What is known of it before the parameter is.</summary>
    public static string Before(Lanes lanes) => $"{lanes.Type} average = emaMomentum * {lanes.Load(Slot.MovingAverage.Array)};";

    public IEnumerable<string> Statements(Lanes lanes)
    {
        yield return options.EstimatesDenominators && lanes is { IsSingle: true, IsScalar: false }
            ? $"average = {lanes.MultiplyAdd("oneMinusEmaMomentum", "p", "average")};"
            : "average += oneMinusEmaMomentum * p;";
        if (options.Overwrites)
        {
            yield return $"p = {lanes.Select("overwrite", "average", "p")};";
        }

        yield return lanes.Store(Slot.MovingAverage.Array, "average");
    }

    /// <summary>A parameter that nothing else happens to.</summary>
    public IEnumerable<string> OfParameter(Lanes lanes) =>
    [
        $"{lanes.Type} p = {lanes.Load(Parameter)};",
        Before(lanes),
        .. Statements(lanes),
        .. options.Overwrites ? [lanes.Store(Parameter, "p")] : Array.Empty<string>(),
    ];
}
