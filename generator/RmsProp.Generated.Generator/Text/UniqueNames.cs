using System.Globalization;
using System.Text;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Gives out names that are all different, in what an assembly has room for.</summary>
internal sealed class UniqueNames(params string[] taken)
{
    /// <summary>The most bytes of UTF-8 that a name in an assembly can have.</summary>
    public const int MostBytes = 1023;

    // What stands before and behind a name takes some: a word that says what it is, and the name of the file before that of a
    // type which is local to it.
    private const int MostBytesOfStem = 400;

    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The name, or as much of it as there is room for, with a number where it is taken.</summary>
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

    /// <summary>How many bytes a text has in an assembly, and in a file system.</summary>
    public static int BytesOf(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>As much of the beginning of a name as <paramref name="bytes"/> have room for. No identifier has a surrogate pair that could be cut in two.</summary>
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
