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

    public static Sample ByName(string name) => NamedSamples[name];
}
