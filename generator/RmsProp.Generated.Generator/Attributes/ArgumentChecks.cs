using System.Collections.Immutable;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>Reports suspicious and invalid values in a configuration.</summary>
internal static class ArgumentChecks
{
    /// <summary>
    /// Reads a number, with a warning if it is set and not finite, or if <paramref name="suspicion"/> says why it is a mistake.
    /// </summary>
    public static double CheckedNumber(this Arguments arguments, string name, double defaultValue, Func<double, string?> suspicion)
    {
        if (arguments.OptionalNumber(name) is not { } value)
        {
            return defaultValue;
        }

        arguments.Check(name, value, suspicion(value));
        return value;
    }

    /// <summary>Reports a value for the reason given or, without one, if it is not finite.</summary>
    public static void Check(this Arguments arguments, string name, double value, string? suspicion)
    {
        if ((suspicion ?? SuspicionOfNonFinite(value)) is { } why)
        {
            arguments.Suspicious(name, value, why);
        }
    }

    /// <summary>Reports a value that is valid but almost certainly a mistake.</summary>
    public static void Suspicious(this Arguments arguments, string name, double value, string why) =>
        arguments.Suspicious(name, value, why, RepairHint.Default(name, arguments.Framework()));

    /// <summary>Reports such a value with a repair other than the default.</summary>
    public static void Suspicious(this Arguments arguments, string name, double value, string why, ImmutableDictionary<string, string?> hint) =>
        arguments.Report(Descriptors.SuspiciousValue, name, hint, name, Literals.Display(value), why);

    /// <summary>Reports an invalid value.</summary>
    public static void OutOfRange(this Arguments arguments, string name, string range, double value) => arguments.Report(
        Descriptors.ValueOutOfRange, name, RepairHint.Default(name, arguments.Framework()), name, range, Literals.Display(value));

    /// <summary>Reports arguments that need a flag that is not set.</summary>
    public static void NeedFlag(this Arguments arguments, string flag, string why, params string[] names)
    {
        foreach (string name in names)
        {
            arguments.NoEffect(name, why, RepairHint.Remove(name).Add(RepairHint.Flag, flag));
        }
    }

    /// <summary>Reports an argument that has no effect.</summary>
    public static void NoEffect(this Arguments arguments, string name, string why) => arguments.NoEffect(name, why, RepairHint.Remove(name));

    /// <summary>Reports such an argument with a repair other than removing it.</summary>
    public static void NoEffect(this Arguments arguments, string name, string why, ImmutableDictionary<string, string?> hint)
    {
        // A file lists all arguments, with or without effect; and setting a flag to false is the same as leaving it out.
        if (arguments.Has(name) && !arguments.IsInherited(name) && !arguments.IsSwitchedOff(name))
        {
            arguments.Report(Descriptors.NoEffect, name, hint, name, why);
        }
    }

    /// <summary>Reports a number that rounds to 0 or infinity in float, and a factor of an average that rounds to 1.</summary>
    public static void CheckRounding(this Arguments arguments, string name, bool isFactor = false)
    {
        if (arguments.OptionalNumber(name) is { } value && !double.IsNaN(value) && !double.IsInfinity(value)
            && ((value != 0 && (float)value == 0) || float.IsInfinity((float)value) || (isFactor && value < 1 && (float)value == 1)))
        {
            arguments.Report(
                Descriptors.ValueLostInRounding, name, RepairHint.Default(name, arguments.Framework()),
                name, Literals.Display(value), "float", Literals.Display((float)value));
        }
    }

    /// <summary>Reports two arguments that contradict each other.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="name">The argument to report.</param>
    /// <param name="what">The same with its value.</param>
    /// <param name="other">The other argument.</param>
    /// <param name="otherWhat">The same with its value.</param>
    /// <param name="why">What the other argument means, as a relative clause.</param>
    public static void Contradicts(this Arguments arguments, string name, string what, string other, string otherWhat, string why) => arguments.Report(
        Descriptors.ContradictingOptions, name, RepairHint.RemoveOneOf(name, other), what, otherWhat, why);

    private static string? SuspicionOfNonFinite(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? "it makes parameters NaN or infinite; it should be finite" : null;
}
