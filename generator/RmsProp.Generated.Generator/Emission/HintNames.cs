using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// The names of generated files. They must differ by more than case and by more than how accents are encoded, and fit a file
/// system, which counts bytes: with EmitCompilerGeneratedFiles the compiler writes them to disk.
/// </summary>
internal static class HintNames
{
    private const int MostBytes = 120;
    private const string Extension = ".g.cs";

    // Windows takes these for devices, whatever follows the first dot.
    private static readonly HashSet<string> Devices = new(
        new[] { "CON", "PRN", "AUX", "NUL" }.Concat(Enumerable.Range(0, 10).SelectMany(port => new[] { "COM" + port, "LPT" + port })),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that several optimizers share on a file system that ignores case and encoding, sorted.</summary>
    public static EquatableArray<string> Ambiguous(IEnumerable<string> names) =>
        new(names
            .GroupBy(name => name.Normalize(), StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>The name of a file. A hash tells equal names apart, even of types that differ only in their keyword, such as record.</summary>
    public static string FileName(OptimizerModel model, EquatableArray<string> ambiguous)
    {
        string full = model.HintName;
        string name = End(full);
        bool isDevice = Devices.Contains(name.Split('.')[0]);
        bool needsHash = name.Length < full.Length || isDevice || ambiguous.Contains(full);
        return (isDevice ? "_" : "") + name + (needsHash ? "." + Hash(full + string.Concat(model.Target.Declarations)) : "") + Extension;
    }

    /// <summary>The name of the file with the class for several ranks, from that of its optimizer.</summary>
    public static string OfSharded(string file) => file.Substring(0, file.Length - Extension.Length) + ".Sharded" + Extension;

    /// <summary>The name of the file of a loss, of which there may be several with one name.</summary>
    public static string FileName(LossModel loss)
    {
        string name = End(loss.HintName);
        return $"{name}.{KeyOf(loss)}{Extension}";
    }

    /// <summary>What no other loss of the project has, even one of the same name.</summary>
    public static string KeyOf(LossModel loss) => Hash(loss.HintName + string.Concat(loss.Container.Declarations) + loss.Signature);

    /// <summary>As much of the end of a name as fits. It never begins with a dot, which would hide the file.</summary>
    private static string End(string name)
    {
        int start = Math.Max(0, name.Length - MostBytes);
        while (UniqueNames.BytesOf(name.Substring(start)) > MostBytes)
        {
            start++;
        }

        return start == 0 ? name : name.Substring(start).TrimStart('.');
    }

    // Not string.GetHashCode, which differs between processes, and for which names that collide are easy to find.
    private static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
