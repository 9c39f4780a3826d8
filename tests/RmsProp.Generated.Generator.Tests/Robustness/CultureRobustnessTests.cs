using System.Globalization;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Generated text and messages are independent of the machine's settings.</summary>
public class CultureRobustnessTests
{
    private static readonly Lazy<string[]> InvariantSources = new(() => Sources(CultureInfo.InvariantCulture));

    /// <summary>Cultures with another decimal comma, minus sign, digits and casing.</summary>
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void Generated_text_is_the_same_in_every_culture(string culture) =>
        Assert.Equal(InvariantSources.Value, Sources(CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public async Task So_are_messages(string culture)
    {
        using (new CultureScope(CultureInfo.GetCultureInfo(culture)))
        {
            Analysis analysis = await Analysis.Of(
                "[RmsProp.Generated.RMSpropConfig(Rho = -1.5, GradientAccumulationSteps = -5)] public partial struct Model { public float A; }");
            Assert.Equal(
                [
                    "Rho is -1.5: a moving average needs a factor in [0, 1]",
                    "GradientAccumulationSteps must be at least 2, or 0 for no accumulation, but is -5",
                ],
                analysis.Rules.Select(rule => rule.GetMessage(CultureInfo.CurrentCulture)));
        }
    }

    [Fact]
    public void Lines_end_in_a_line_feed_and_nothing_is_left_over() => Assert.All(InvariantSources.Value, text =>
    {
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\t', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{\n\n", text, StringComparison.Ordinal);
    });

    /// <summary>Without a byte order mark, which some tools show as a character.</summary>
    [Fact]
    public void Files_are_in_UTF_8()
    {
        GeneratedSourceResult source = GeneratorHarness.CreateDriver(HarnessOptions.Default)
            .RunGenerators(GeneratorHarness.CreateCompilation(HarnessOptions.Default, OptionSamples.PlainScalar.Source))
            .GetRunResult().Results.Single().GeneratedSources.Single();
        Assert.Equal("utf-8", source.SourceText.Encoding?.WebName);
        Assert.Empty(source.SourceText.Encoding!.GetPreamble());
    }

    [Fact]
    public void Line_ends_of_the_source_do_not_matter() => Assert.All(Samples.All, sample => Assert.Equal(
        GeneratorHarness.Run(sample.Source.ReplaceLineEndings("\n")).Sources,
        GeneratorHarness.Run(sample.Source.ReplaceLineEndings("\r\n")).Sources));

    private static string[] Sources(CultureInfo culture)
    {
        using (new CultureScope(culture))
        {
            return [.. Samples.All.SelectMany(sample => GeneratorHarness.Run(sample.Source).Sources.Values)];
        }
    }

    private sealed class CultureScope : IDisposable
    {
        private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
        private readonly CultureInfo _userInterface = CultureInfo.CurrentUICulture;

        public CultureScope(CultureInfo culture) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _userInterface);
    }
}
