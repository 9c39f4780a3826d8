using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;
using Xunit.Sdk;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Compares a generator's output with files in the repository, by the conventions of Verify.SourceGenerators, which can replace this
/// class: the files of a test are beside it, named <c>TestClass.TestMethod#HintName.verified.cs</c>, and begin with a line with the hint
/// name. If one differs or is missing, the test fails and writes the output to a file named <c>.received.cs</c>; renaming that file
/// accepts it.
/// </summary>
internal static partial class Verifier
{
    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";

    public static async Task Verify(
        GeneratorDriver driver, Shows shows, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        string folder = FolderOf(sourceFile);
        string prefix = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}#";
        HashSet<string> unclaimed = [.. Directory.EnumerateFiles(folder, prefix + "*.cs")];
        List<string> faults = [];
        foreach (GeneratedSourceResult source in driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources))
        {
            string path = Path.Combine(folder, prefix + Path.GetFileNameWithoutExtension(source.HintName));
            string received = $"//HintName: {source.HintName}\n{SnapshotParts.Of(Version().Replace(source.SourceText.ToString(), "{version}"), shows)}";
            string? verified = File.Exists(path + Verified) ? await File.ReadAllTextAsync(path + Verified) : null;
            unclaimed.Remove(path + Verified);
            if (TextDifference.Find(verified?.ReplaceLineEndings("\n"), received) is { } difference)
            {
                unclaimed.Remove(path + Received);
                await File.WriteAllTextAsync(path + Received, received);
                faults.Add($"{Path.GetFileName(path)}{Verified}: {difference}");
            }
        }

        foreach (string path in unclaimed.Where(path => path.EndsWith(Received, StringComparison.Ordinal)))
        {
            File.Delete(path);
        }

        faults.AddRange(unclaimed
            .Where(path => path.EndsWith(Verified, StringComparison.Ordinal))
            .Select(path => $"{Path.GetFileName(path)}: is not generated any more; delete it"));
        if (faults.Count > 0)
        {
            throw new XunitException(string.Join(Environment.NewLine, faults));
        }
    }

    /// <summary>The generator's own version, which is ignored.</summary>
    [GeneratedRegex("""(?<=GeneratedCode\("[^"]+", ")[^"]+""")]
    private static partial Regex Version();

    private static string FolderOf(string sourceFile)
    {
        string project = typeof(Verifier).Assembly.GetName().Name!;
        string folder = Path.GetDirectoryName(sourceFile)!;
        string relative = folder[(folder.LastIndexOf(project, StringComparison.Ordinal) + project.Length)..];
        return ProjectDirectory.Path + relative;
    }
}
