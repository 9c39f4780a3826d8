using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Tests;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>
/// Every source used by the tests of the generator and of the code fixes: the samples, the examples of repairs, and every string in a
/// test that declares an annotated struct.
/// </summary>
internal static class SourceCorpus
{
    private static readonly string[] TestFolders =
    [
        "../RmsProp.Generated.Generator.Tests/Diagnostics",
        "../RmsProp.Generated.Generator.Tests/Robustness",
        "../RmsProp.Generated.Generator.Tests/Incrementality",
        ".",
    ];

    private static readonly Lazy<string[]> AllSources = new(() =>
    [
        .. Samples.All.Select(sample => sample.Source)
            .Concat(FixExample.All.Select(example => FixExample.Using + example.Before))
            .Concat(TestSources())
            .Distinct(StringComparer.Ordinal),
    ]);

    public static IReadOnlyList<string> All => AllSources.Value;

    /// <summary>The usings that the sources are compiled with, which some leave to their tests.</summary>
    public static string Usings =>
        "global using System; global using System.Collections.Generic; global using System.Runtime.CompilerServices;"
        + "global using System.Runtime.InteropServices; global using RmsProp.Generated;";

    private static IEnumerable<string> TestSources() =>
        from folder in TestFolders
        from file in Directory.EnumerateFiles(Path.Combine(ProjectDirectory.Path, folder), "*.cs").Order(StringComparer.Ordinal)
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(file), GeneratorHarness.ParseOptions).GetRoot().DescendantNodes()
        let source = TextOf(node)?.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)
        where source is not null && source.Contains("RMSpropConfig", StringComparison.Ordinal) && source.Contains("partial", StringComparison.Ordinal)
        select source;

    private static string? TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(TextOf)),
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        // The tests' names for the attribute, or the name of a placeholder for a name or a type.
        InterpolationSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Attribute" or "Config" } } => "[RMSpropConfig]",
        InterpolationSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
        InterpolationSyntax => "",
        _ => null,
    };
}
