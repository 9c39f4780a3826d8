using System.Collections.Immutable;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>What is said of the numbers of a configuration.</summary>
internal static class ArgumentChecks
{
    /// <summary>A number, with a warning if it is given and <paramref name="suspicion"/> or not finite.</summary>
    public static double CheckedNumber(this Arguments arguments, string name, double defaultValue, Func<double, string?> suspicion)
    {
        if (arguments.OptionalNumber(name) is not { } value)
        {
            return defaultValue;
        }

        string? why = suspicion(value);
        if (why is null && (double.IsNaN(value) || double.IsInfinity(value)))
        {
            why = "it makes parameters NaN or infinite; it should be finite";
        }

        if (why is not null)
        {
            arguments.Suspicious(name, value, why);
        }

        return value;
    }

    /// <summary>Reports a value that is done as it is, but can't have been meant.</summary>
    public static void Suspicious(this Arguments arguments, string name, double value, string why) =>
        arguments.Suspicious(name, value, why, RepairHint.Default(name, arguments.Framework()));

    /// <summary>Reports such a value with a repair that is not the default.</summary>
    public static void Suspicious(this Arguments arguments, string name, double value, string why, ImmutableDictionary<string, string?> hint) =>
        arguments.Report(Descriptors.SuspiciousValue, name, hint, name, Literals.Display(value), why);

    /// <summary>Reports a value that can't be done.</summary>
    public static void OutOfRange(this Arguments arguments, string name, string range, double value) => arguments.Report(
        Descriptors.ValueOutOfRange, name, RepairHint.Default(name, arguments.Framework()), name, range, Literals.Display(value));

    /// <summary>Reports arguments that need a flag which is not set.</summary>
    public static void NeedFlag(this Arguments arguments, string flag, string why, params string[] names)
    {
        foreach (string name in names)
        {
            arguments.NoEffect(name, why, RepairHint.Remove(name).Add(RepairHint.Flag, flag));
        }
    }

    /// <summary>Reports an argument that has no effect.</summary>
    public static void NoEffect(this Arguments arguments, string name, string why) => arguments.NoEffect(name, why, RepairHint.Remove(name));

    /// <summary>Reports such an argument with a repair that is not to remove it.</summary>
    public static void NoEffect(this Arguments arguments, string name, string why, ImmutableDictionary<string, string?> hint)
    {
        // A file has all arguments, with an effect or without; and a flag that is given as not set is as if it were not given.
        if (arguments.Has(name) && !arguments.IsInherited(name) && !arguments.IsSwitchedOff(name))
        {
            arguments.Report(Descriptors.NoEffect, name, hint, name, why);
        }
    }

    /// <summary>Reports a number that becomes 0 or infinite when it is rounded to float, and a factor of what is kept that becomes 1.</summary>
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

    /// <summary>Reports two arguments that can't both be followed.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="name">The one that is reported.</param>
    /// <param name="what">The same with its value.</param>
    /// <param name="other">The other one.</param>
    /// <param name="otherWhat">The same with its value.</param>
    /// <param name="why">What the other one says, as a relative clause.</param>
    public static void Contradicts(this Arguments arguments, string name, string what, string other, string otherWhat, string why) => arguments.Report(
        Descriptors.ContradictingOptions, name, RepairHint.RemoveOneOf(name, other), what, otherWhat, why);
}
