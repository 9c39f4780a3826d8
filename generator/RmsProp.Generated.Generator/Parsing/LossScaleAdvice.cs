using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Checks for loss scales that round: dividing by a power of two changes only the exponent, and is done as a multiplication.
/// </summary>
internal static class LossScaleAdvice
{
    private static readonly string[] OfDynamicScale = ["InitialLossScale", "MinLossScale", "MaxLossScale"];

    public static void Check(Arguments arguments, Hyperparameters options)
    {
        if (options.LossScaleFactor == 1)
        {
            arguments.Report(
                Descriptors.NoGain, "LossScaleFactor", RepairHint.Remove("LossScaleFactor"), "LossScaleFactor = 1",
                "dividing by it changes nothing");
        }
        else if (options.LossScaleFactor is not null)
        {
            CheckPower(arguments, "LossScaleFactor");
        }

        if (options.DynamicLossScale is not null)
        {
            Array.ForEach(OfDynamicScale, name => CheckPower(arguments, name));
        }
    }

    private static void CheckPower(Arguments arguments, string name)
    {
        if (arguments.OptionalNumber(name) is not (>= 1.0 / (1 << 30) and <= 1 << 30 and var scale))
        {
            return;
        }

        double below = Math.Pow(2, Math.Floor(Math.Log(scale, 2)));
        double power = scale < 1.5 * below ? below : 2 * below;
        if (scale != power)
        {
            arguments.Report(
                Descriptors.RoundingLossScale, name,
                power == 1 && name == "LossScaleFactor" ? RepairHint.Remove(name) : RepairHint.Set(name, Literals.Display(power), "the nearest power of two"),
                name, Literals.Display(scale), Literals.Display(power));
        }
    }
}
