using System.Globalization;
using System.Text;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Values as Python's <c>json.dumps</c> writes them, the same in every culture and on every host.</summary>
internal static class PythonJson
{
    private const int MostDigits = 17;

    // Beyond this, not every integer is a double.
    private const double LargestInteger = 9007199254740992;

    public const string Null = "null";

    /// <summary>A float: the fewest digits that parse to the same number, always with a point or an exponent.</summary>
    public static string Float(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        string sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
        if (double.IsInfinity(value))
        {
            return sign + "Infinity";
        }

        (string digits, int exponent) = Decompose(Math.Abs(value));
        return sign + (exponent is >= -4 and < 16 ? Fixed(digits, exponent) : Scientific(digits, exponent));
    }

    /// <summary>A number of steps: an int if it is one, as people write it.</summary>
    public static string Integer(double value) =>
        Math.Truncate(value) == value && Math.Abs(value) <= LargestInteger
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : Float(value);

    public static string OptionalFloat(double? value) => value is { } number ? Float(number) : Null;

    public static string OptionalInteger(int value) => value == 0 ? Null : Integer(value);

    public static string Boolean(bool value) => value ? "true" : "false";

    public static string List(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    /// <summary>A string, in ASCII.</summary>
    public static string String(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                < ' ' or > '~' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>An object with its members in this order.</summary>
    public static string Object(params (string Name, string Value)[] members) =>
        "{" + string.Join(", ", members.Select(member => $"{String(member.Name)}: {member.Value}")) + "}";

    /// <summary>The fewest digits, and the exponent of the first one.</summary>
    private static (string Digits, int Exponent) Decompose(double value)
    {
        string text = "";
        for (int digits = 1; digits <= MostDigits; digits++)
        {
            text = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

            // Rounded up, double.MaxValue is too large for .NET Framework to parse.
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && parsed == value)
            {
                break;
            }
        }

        int exponent = text.IndexOf('E');
        return (text.Substring(0, exponent).Replace(".", ""), int.Parse(text.Substring(exponent + 1), CultureInfo.InvariantCulture));
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        digits = digits.PadRight(exponent + 2, '0');
        return digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1);
    }

    private static string Scientific(string digits, int exponent) =>
        digits.Substring(0, 1) + (digits.Length > 1 ? "." + digits.Substring(1) : "")
        + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
}
