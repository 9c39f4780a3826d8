using System.Globalization;
using System.Text;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Makes names unique, and short enough for an assembly.</summary>
internal sealed class UniqueNames(params string[] taken)
{
    /// <summary>The most bytes of UTF-8 in a name in an assembly.</summary>
    public const int MostBytes = 1023;

    // Leaves room for what comes before and after: a word for the kind, and the file name that precedes a file-local type.
    private const int MostBytesOfStem = 400;

    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>Returns the name, or as much of it as fits, with a number if it is taken.</summary>
    public string Add(string name)
    {
        string stem = Beginning(name, MostBytesOfStem);
        string unique = stem;
        int number = _next.TryGetValue(stem, out int next) ? next : 2;
        while (!_taken.Add(unique))
        {
            unique = stem + "_" + number.ToString(CultureInfo.InvariantCulture);
            number++;
        }

        _next[stem] = number;
        return unique;
    }

    /// <summary>The number of bytes of a text in an assembly, and in a file system.</summary>
    public static int BytesOf(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>
    /// The longest prefix of a name that fits into <paramref name="bytes"/>. No identifier has a surrogate pair that could be split.
    /// </summary>
    private static string Beginning(string name, int bytes)
    {
        int length = Math.Min(name.Length, bytes);
        while (BytesOf(name.Substring(0, length)) > bytes)
        {
            length--;
        }

        return name.Substring(0, length);
    }
}
