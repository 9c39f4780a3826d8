using System.Reflection;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>All samples, by name.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, Sample> NamedSamples =
        new[] { typeof(OptionSamples), typeof(FormulaSamples), typeof(FieldSamples), typeof(DeclarationSamples), typeof(CombinationSamples) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(property => property.Name, property => (Sample)property.GetValue(null)!);

    public static IEnumerable<string> Names => NamedSamples.Keys;

    public static IEnumerable<Sample> All => NamedSamples.Values;

    /// <summary>All sources, each in a namespace of its own, so that they can be compiled together.</summary>
    public static string[] Sources { get; } = [.. All.Select((sample, i) => sample.Source.Contains("namespace", StringComparison.Ordinal)
        ? sample.Source
        : InNamespace(sample.Source, $"Sample{i}"))];

    public static Sample ByName(string name) => NamedSamples[name];

    /// <summary>Moves everything after a source's usings into a namespace.</summary>
    private static string InNamespace(string source, string name)
    {
        int usings = source.IndexOf("\n\n", StringComparison.Ordinal);
        return $"{source[..usings]}\n\nnamespace {name}\n{{{source[usings..]}\n}}";
    }
}
