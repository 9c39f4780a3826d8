using System.Reflection;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>All samples.</summary>
internal static class Samples
{
    public static IEnumerable<Sample> All { get; } =
    [
        .. new[] { typeof(OptionSamples), typeof(FieldSamples), typeof(DeclarationSamples) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Select(property => (Sample)property.GetValue(null)!),
    ];
}
