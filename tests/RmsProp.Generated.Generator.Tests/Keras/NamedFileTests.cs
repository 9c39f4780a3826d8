using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator.Keras;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Of a project's additional files, which may be large and many, only those that an attribute names are opened.</summary>
public class NamedFileTests
{
    private const string Structs = """
        using RmsProp.Generated;
        [RMSpropConfig] public partial struct Other { public float Value; }
        [RMSpropConfig(FromKeras = "keras/optimizer.json")] public partial struct Model { public float Value; }
        """;

    private static readonly string Configuration = KerasSource.Serialized("\"learning_rate\": 0.25");

    [Theory]
    [InlineData("public struct Nothing { public float Value; }")]
    [InlineData("[RmsProp.Generated.RMSpropConfig] public partial struct Model { public float Value; }")]
    [InlineData("[RmsProp.Generated.RMSpropConfig(FromKeras = \"optimizer.txt\")] public partial struct Model { public float Value; }")]
    [InlineData("[RmsProp.Generated.RMSpropConfig(FromKeras = \"\")] public partial struct Model { public float Value; }")]
    [InlineData("[RmsProp.Generated.RMSpropConfig(FromKeras = null)] public partial struct Model { public float Value; }")]
    public async Task A_file_that_nobody_names_is_not_opened(string source)
    {
        OpenedFile[] files = [new("/project/optimizer.json", Configuration), new("/project/optimizer.txt", Configuration), new("/project/.json", Configuration)];
        HarnessOptions options = HarnessOptions.Default with { AdditionalFiles = files };
        GeneratorHarness.Run(options, source);
        await GeneratorHarness.AnalyzeAsync(options, source);
        Assert.All(files, file => Assert.Equal(0, file.TimesOpened));
    }

    [Fact]
    public async Task One_that_is_named_is_opened_and_its_neighbors_are_not()
    {
        OpenedFile named = new("/project/keras/optimizer.json", Configuration);
        OpenedFile[] others =
        [
            new("/project/optimizer.json", Configuration),
            new("/project/not-keras/optimizer.json", Configuration),
            new("/project/keras/optimizer.json.bak", Configuration),
            new("/project/keras/optimizer.JSON", Configuration),
        ];
        HarnessOptions options = HarnessOptions.Default with { AdditionalFiles = [named, .. others] };
        GeneratorRun run = GeneratorHarness.Run(options, Structs);
        Assert.Contains("ConfiguredLearningRate = 0.25", run.Sources["Model.RMSprop.g.cs"], StringComparison.Ordinal);
        Assert.Equal(1, named.TimesOpened);
        Assert.Empty(await GeneratorHarness.AnalyzeAsync(options, Structs));
        Assert.Equal(2, named.TimesOpened);
        Assert.All(others, file => Assert.Equal(0, file.TimesOpened));
    }

    /// <summary>
    /// For example the weights of a model in place of its optimizer: their length gives them away, and they are not read.
    /// </summary>
    [Fact]
    public async Task One_that_is_longer_than_any_configuration_is_not_read()
    {
        OpenedFile file = new("/project/keras/optimizer.json", Configuration + new string(' ', KerasFileParser.MostCharacters));
        HarnessOptions options = HarnessOptions.Default with { AdditionalFiles = [file] };
        Diagnostic error = Assert.Single(await GeneratorHarness.AnalyzeAsync(options, Structs));
        Assert.Equal("RMSP027", error.Id);
        Assert.Equal(
            $"'optimizer.json' can't be read as keras.optimizers.RMSprop: it has {Configuration.Length + 1_000_000} characters, and at most 1000000 are read: "
                + "name a file that holds nothing but the serialized optimizer",
            error.GetMessage(null));
        Assert.Equal("/project/keras/optimizer.json", error.Location.GetLineSpan().Path);
        Assert.Empty(GeneratorHarness.Run(options, Structs).Sources["Model.RMSprop.g.cs"].Split("0.25").Skip(1));
    }

    [Fact]
    public void One_that_is_as_long_as_may_be_is_read()
    {
        OpenedFile file = new("/project/keras/optimizer.json", Configuration.PadRight(KerasFileParser.MostCharacters));
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { AdditionalFiles = [file] }, Structs);
        Assert.Contains("ConfiguredLearningRate = 0.25", run.Sources["Model.RMSprop.g.cs"], StringComparison.Ordinal);
    }

    private sealed class OpenedFile(string path, string text) : AdditionalText
    {
        public int TimesOpened { get; private set; }

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            TimesOpened++;
            return SourceText.From(text);
        }
    }
}
