using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>What an editor shows for a generated class: its documentation, as the compiler parses it.</summary>
/// <param name="Equations">The lines of its block of code.</param>
/// <param name="Paragraphs">The paragraphs of its remarks, each without line breaks.</param>
internal sealed partial record HoverText(IReadOnlyList<string> Equations, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The paragraph that begins with a word and a colon, without the two.</summary>
    public string this[string beginning] =>
        Paragraphs.Single(paragraph => paragraph.StartsWith(beginning + ": ", StringComparison.Ordinal))[(beginning.Length + 2)..];

    public static HoverText Of(Sample sample) => Of(
        GeneratorHarness.Run(HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe }, sample.Source), sample.Optimizer);

    public static HoverText Of(GeneratorRun run, string optimizer = "RMSprop")
    {
        INamedTypeSymbol type = run.Compilation.GetSymbolsWithName(optimizer, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();
        XElement documentation = XElement.Parse(type.GetDocumentationCommentXml()!, LoadOptions.PreserveWhitespace);
        return new HoverText(
            documentation.Element("summary")!.Element("code")!.Value.Trim().Split('\n', StringSplitOptions.TrimEntries),
            [.. documentation.Element("remarks")!.Elements("para").Select(paragraph => Spaces().Replace(paragraph.Value, " ").Trim())]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
