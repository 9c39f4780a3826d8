using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>
/// Parses JSON (RFC 8259) as Python's <c>json</c> module writes it, so with <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, and nothing
/// beyond that. Of members with the same name, the last one's value counts, as in Python. Handwritten, because a generator can't bring a
/// library along.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>The deepest nesting of objects and lists, far more than Keras writes.</summary>
    public const int DeepestNesting = 64;

    private readonly string _text;
    private int _position;
    private int _depth;

    private JsonParser(string text) => _text = text;

    /// <summary>Returns the parsed value, or the fault and its position.</summary>
    public static JsonValue? Parse(string text, out (TextSpan Span, string Message) fault)
    {
        fault = default;
        var parser = new JsonParser(text);
        parser.Takes("\uFEFF"); // A byte order mark, which some editors write.
        try
        {
            JsonValue value = parser.ParseValue();
            parser.SkipWhitespace();
            return parser._position == text.Length ? value : throw parser.Fault("nothing more is expected here");
        }
        catch (JsonFaultException exception)
        {
            fault = (exception.Span, exception.Message);
            return null;
        }
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private JsonValue ParseValue()
    {
        SkipWhitespace();
        int start = _position;
        return Current switch
        {
            '{' => Nested(ParseObject),
            '[' => Nested(ParseArray),
            '"' => ParseString(),
            'n' when Takes("null") => new JsonNull(SpanFrom(start)),
            't' when Takes("true") => new JsonBoolean(true, SpanFrom(start)),
            'f' when Takes("false") => new JsonBoolean(false, SpanFrom(start)),
            'N' when Takes("NaN") => new JsonNumber(double.NaN, SpanFrom(start)),
            'I' when Takes("Infinity") => new JsonNumber(double.PositiveInfinity, SpanFrom(start)),
            '-' when Takes("-Infinity") => new JsonNumber(double.NegativeInfinity, SpanFrom(start)),
            '-' or (>= '0' and <= '9') => ParseNumber(),
            _ => throw Fault("a value is expected here"),
        };
    }

    private JsonValue Nested(Func<JsonValue> parse)
    {
        if (++_depth > DeepestNesting)
        {
            throw Fault($"objects and lists are nested more than {DeepestNesting} deep");
        }

        JsonValue value = parse();
        _depth--;
        return value;
    }

    private JsonObject ParseObject()
    {
        int start = _position++;
        var members = new List<JsonMember>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        SkipWhitespace();
        if (!Takes("}"))
        {
            do
            {
                SkipWhitespace();
                if (Current != '"')
                {
                    throw Fault("a name in quotes is expected here");
                }

                JsonString name = ParseString();
                SkipWhitespace();
                if (!Takes(":"))
                {
                    throw Fault("':' is expected here");
                }

                var member = new JsonMember(name.Value, name.Span, ParseValue());
                if (places.TryGetValue(name.Value, out int place))
                {
                    members[place] = member;
                }
                else
                {
                    places.Add(name.Value, members.Count);
                    members.Add(member);
                }

                SkipWhitespace();
            }
            while (Takes(","));

            if (!Takes("}"))
            {
                throw Fault("',' or '}' is expected here");
            }
        }

        return new JsonObject(members, SpanFrom(start));
    }

    private JsonArray ParseArray()
    {
        int start = _position++;
        var items = new List<JsonValue>();
        SkipWhitespace();
        if (!Takes("]"))
        {
            do
            {
                items.Add(ParseValue());
                SkipWhitespace();
            }
            while (Takes(","));

            if (!Takes("]"))
            {
                throw Fault("',' or ']' is expected here");
            }
        }

        return new JsonArray(items, SpanFrom(start));
    }

    private JsonString ParseString()
    {
        int start = _position++;
        var value = new StringBuilder();
        while (Current != '"')
        {
            if (Current == '\\')
            {
                value.Append(ParseEscape());
            }
            else if (Current < ' ')
            {
                throw Fault(_position < _text.Length ? "a text in quotes can't have a control character" : "'\"' is expected here");
            }
            else
            {
                value.Append(_text[_position++]);
            }
        }

        _position++;
        return new JsonString(value.ToString(), SpanFrom(start));
    }

    private char ParseEscape()
    {
        _position++;
        char? character = Current switch
        {
            '"' or '\\' or '/' => Current,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ParseHexadecimal(),
            _ => null,
        };
        if (character is null)
        {
            throw Fault("'\\' is followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits");
        }

        _position++;
        return character.Value;
    }

    /// <summary>The four hexadecimal digits after a u; null if they are not.</summary>
    private char? ParseHexadecimal()
    {
        const int Digits = 4;
        string digits = _text.Substring(_position + 1, Math.Min(Digits, _text.Length - _position - 1));
        if (digits.Length < Digits || !digits.All(Uri.IsHexDigit))
        {
            return null;
        }

        _position += Digits;
        return (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private JsonNumber ParseNumber()
    {
        int start = _position;
        Takes("-");
        if (!Takes("0"))
        {
            TakeDigits();
        }

        if (Takes("."))
        {
            TakeDigits();
        }

        if (Takes("e") || Takes("E"))
        {
            _ = Takes("+") || Takes("-");
            TakeDigits();
        }

        // .NET Framework does not parse numbers larger than any double; in Python they are infinite.
        string text = _text.Substring(start, _position - start);
        return new JsonNumber(
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? value
                : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            SpanFrom(start));
    }

    private void TakeDigits()
    {
        if (Current is not (>= '0' and <= '9'))
        {
            throw Fault("a digit is expected here");
        }

        while (Current is >= '0' and <= '9')
        {
            _position++;
        }
    }

    private bool Takes(string token)
    {
        if (string.CompareOrdinal(_text, _position, token, 0, token.Length) != 0)
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    private void SkipWhitespace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, _position);

    private JsonFaultException Fault(string message) => _position < _text.Length
        ? new JsonFaultException(new TextSpan(_position, 1), message)
        : new JsonFaultException(new TextSpan(_text.Length, 0), message + ", but the file ends");
}
