using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Numbers and strings as C# source, the same in every culture and on every host.</summary>
internal static class Literals
{
    public static string Number(double value, ElementType element) =>
        element == ElementType.Single ? Single((float)value) : Double(value);

    public static string Single(float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return "float." + NonFinite(value);
        }

        return Shortest(value, 6, 9, text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float parsed) && parsed == value) + "f";
    }

    public static string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return "double." + NonFinite(value);
        }

        if (value == double.MaxValue)
        {
            return "double.MaxValue";
        }

        string text = Shortest(value, 15, 17, text => IsDouble(text, value));
        return text.IndexOfAny(['.', 'e']) < 0 ? text + ".0" : text;
    }

    /// <summary>A text. Whatever is not plain is escaped, quotes and backslashes included, so that no code that looks for them is misled.</summary>
    public static string Text(string text) => $"\"{string.Concat(text.Select(character => character is >= ' ' and <= '~' and not ('"' or '\\')
        ? character.ToString()
        : "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture)))}\"";

    /// <summary>A number as shown in messages and comments.</summary>
    public static string Display(double value) => value switch
    {
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        _ when double.IsNaN(value) => "NaN",
        _ => Shortest(value, 15, 17, text => IsDouble(text, value)),
    };

    // In fewer digits, double.MaxValue is larger than itself, and .NET Framework does not parse it.
    private static bool IsDouble(string text, double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && parsed == value;

    // Not "R": on .NET Framework, where Visual Studio runs generators, it gives other digits than on .NET.
    private static string Shortest(double value, int minDigits, int maxDigits, Func<string, bool> roundTrips)
    {
        if (value == 0)
        {
            return 1 / value < 0 ? "-0" : "0";
        }

        string text = "";
        for (int digits = minDigits; digits <= maxDigits; digits++)
        {
            text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (roundTrips(text))
            {
                break;
            }
        }

        // 1E-07 as people write it: 1e-7.
        int exponent = text.IndexOf('E');
        return exponent < 0
            ? text
            : text.Substring(0, exponent) + "e" + int.Parse(text.Substring(exponent + 1), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static string NonFinite(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
}
