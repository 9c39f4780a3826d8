using System.Reflection;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>All samples, by their names.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, Sample> NamedSamples =
        new[] { typeof(OptionSamples), typeof(FormulaSamples), typeof(FieldSamples), typeof(DeclarationSamples), typeof(CombinationSamples) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(property => property.Name, property => (Sample)property.GetValue(null)!);

    public static IEnumerable<string> Names => NamedSamples.Keys;

    public static IEnumerable<Sample> All => NamedSamples.Values;

    /// <summary>The sources of all, each in a namespace of its own, so that they can be compiled together.</summary>
    public static string[] Sources { get; } = [.. All.Select((sample, i) => sample.Source.Contains("namespace", StringComparison.Ordinal)
        ? sample.Source
        : sample.Source.Replace("\n\n[", $"\n\nnamespace Sample{i};\n\n[", StringComparison.Ordinal))];

    public static Sample ByName(string name) => NamedSamples[name];
}
