using System.Reflection;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>A mistake and one repair of it: what an author would write instead, to the last space.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Title">The title of the repair.</param>
/// <param name="Before">The source with the mistake.</param>
/// <param name="After">The source without it.</param>
internal sealed record FixExample(string Rule, string Title, string Before, string After)
{
    /// <summary>The line above every example, which keeps their attributes short.</summary>
    public const string Using = "using RmsProp.Generated;\n\n";

    private static readonly Dictionary<string, FixExample> Examples =
        new[] { typeof(DeclarationExamples), typeof(FieldExamples), typeof(ArgumentExamples), typeof(GroupExamples), typeof(NameExamples), typeof(LearningRateExamples), typeof(UseExamples), typeof(LossExamples) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(property => property.Name, property => (FixExample)property.GetValue(null)!);

    public static IEnumerable<string> Names => Examples.Keys;

    public static IEnumerable<FixExample> All => Examples.Values;

    public static FixExample ByName(string name) => Examples[name];
}
