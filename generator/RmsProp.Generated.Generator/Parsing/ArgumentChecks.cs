using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

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

    /// <summary>A number that NaN, the default of its property, leaves unset.</summary>
    public static double? SetOrNot(this Arguments arguments, string name, Func<double, string?> suspicion)
    {
        double value = arguments.CheckedNumber(
            name, double.NaN, value => double.IsNaN(value) ? "that is how it is when not set; leave it out" : suspicion(value));
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>Reports a value that is done as it is, but can't have been meant.</summary>
    public static void Suspicious(this Arguments arguments, string name, double value, string why) => arguments.Report(
        Descriptors.SuspiciousValue, name, RepairHint.Default(name, FormulaParser.DefaultsOf(arguments)), name, Literals.Display(value), why);

    /// <summary>Reports a value that can't be done.</summary>
    public static void OutOfRange(this Arguments arguments, string name, string range, double value) => arguments.Report(
        Descriptors.ValueOutOfRange, name, RepairHint.Default(name, FormulaParser.DefaultsOf(arguments)), name, range, Literals.Display(value));

    /// <summary>Reports arguments that need a flag which is not set.</summary>
    public static void NeedFlag(this Arguments arguments, string flag, string why, params string[] names)
    {
        foreach (string name in names)
        {
            // A file has all arguments, with an effect or without.
            if (arguments.Has(name) && !arguments.IsFromFile(name))
            {
                arguments.Report(Descriptors.NoEffect, name, RepairHint.Remove(name).Add(RepairHint.Flag, flag), name, why);
            }
        }
    }

    /// <summary>Reports an argument that has no effect.</summary>
    public static void NoEffect(this Arguments arguments, string name, string why)
    {
        if (arguments.Has(name) && !arguments.IsFromFile(name))
        {
            arguments.Report(Descriptors.NoEffect, name, RepairHint.Remove(name), name, why);
        }
    }

    /// <summary>Reports numbers that become 0 or infinite when they are rounded to float.</summary>
    public static void CheckRounding(this Arguments arguments, params string[] names)
    {
        foreach (string name in names)
        {
            if (arguments.OptionalNumber(name) is { } value && !double.IsNaN(value) && !double.IsInfinity(value)
                && ((value != 0 && (float)value == 0) || float.IsInfinity((float)value)))
            {
                arguments.Report(
                    Descriptors.ValueLostInRounding, name, RepairHint.Default(name, FormulaParser.DefaultsOf(arguments)),
                    name, Literals.Display(value), "float", Literals.Display((float)value));
            }
        }
    }
}
