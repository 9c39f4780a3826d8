using System.Reflection;
using RmsProp.Generated.GradientTests.Subset;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Snapshots;

/// <summary>The text that is derived from a loss.</summary>
internal static class DerivedText
{
    private const string Begin = "global::System.ArgumentNullException.ThrowIfNull(workspace);\n";

    /// <summary>The folder of the snapshots.</summary>
    public static string Folder { get; } = Path.Combine(
        typeof(DerivedText).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ProjectDirectory").Value!, "Snapshots");

    /// <summary>The file that is generated for a loss.</summary>
    public static string FileOf(ComparedRow row) => FileOf(row.Source);

    public static string FileOf(string source) =>
        GeneratorHarness.Run(ComparedLoss.Options, DerivedLoss.Usings + source).Sources.Single(source => source.Value.Contains(Begin, StringComparison.Ordinal)).Value;

    /// <summary>The body of the method that all overloads call, and the types beside it.</summary>
    public static string BodyOf(ComparedRow row)
    {
        string file = FileOf(row);
        return file[(file.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..file.LastIndexOf("\npartial ", StringComparison.Ordinal)];
    }
}
