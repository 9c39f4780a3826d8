using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.TestKit;

/// <summary>Turns good sources into broken ones at random.</summary>
/// <param name="corpus">The good sources.</param>
/// <param name="seed">The seed of the sequence of sources.</param>
public sealed class SourceMutator(IReadOnlyList<string> corpus, int seed)
{
    private const int MostChanges = 4;

    // Text that typing, a merge or another generator may leave in the wrong place.
    private static readonly string[] Intruders =
    [
        "ref", "unsafe", "fixed", "file", "partial", "record", "struct", "class", "readonly", "static", "const", "volatile", "required",
        "float", "double", "float[]", "float[,]", "Span<float>", "Memory<double>", "Model", "RMSprop", "State", "T", "<T>", "int?", "void", "var", "dynamic",
        "[RMSpropConfig]", "[RMSpropConfig(Name = \"A\")]", "[CosineDecay]", "[NotTrainable]", "[ExcludeFromWeightDecay]", "[NonNegative]", "[MaxNorm]", "[UnitNorm(Axes = [0, 1])]", "[InlineArray(3)]", "[InlineArray(-1)]",
        "[StructLayout(LayoutKind.Explicit)]", "[Obsolete(\"\", true)]", "{ get; set; }", "{ get; init; }", "=> default;", "= 1;", "(float A, float[] B)",
        "double.NaN", "int.MaxValue", "1e400", "0x", "null", "nameof(", "typeof(", "default", "new double[] { 1 }",
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", ":", "=", "$\"{", "\"", "\"\"\"", "'", "/*", "//", "#if", "#else", "#endif", "#region",
        "@", "@class", "\\u0041", "Größe", "重み", "a\u0301", "\u200d", "\0", "\ud800", "\udfff", "😀", "\u2028", "\r", "\n", "\t",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A source of the corpus with one to four changes.</summary>
    public string Next()
    {
        string source = Pick(corpus);
        for (int changes = _random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            source = Change(source);
        }

        return source;
    }

    /// <summary>The source with one change.</summary>
    public string Change(string source) => _random.Next(6) switch
    {
        0 => Splice(source, Pick(corpus)),
        1 or 2 => string.Concat(Change([.. source.Select(character => character.ToString())])),
        _ => string.Concat(Change([.. SyntaxFactory.ParseTokens(source).Select(token => token.ToFullString())])),
    };

    private List<string> Change(List<string> parts)
    {
        if (parts.Count == 0)
        {
            return [Pick(Intruders)];
        }

        int at = _random.Next(parts.Count);
        int other = _random.Next(parts.Count);
        switch (_random.Next(5))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(other, parts[at]);
                break;
            case 2:
                (parts[at], parts[other]) = (parts[other], parts[at]);
                break;
            case 3:
                parts[at] = Pick(Intruders);
                break;
            default:
                parts.Insert(at, Pick(Intruders) + " ");
                break;
        }

        return parts;
    }

    private string Splice(string first, string second) => first[.._random.Next(first.Length + 1)] + second[_random.Next(second.Length + 1)..];

    private string Pick(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
