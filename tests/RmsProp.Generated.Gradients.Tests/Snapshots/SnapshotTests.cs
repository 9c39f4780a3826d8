using RmsProp.Generated.GradientTests.Subset;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Snapshots;

/// <summary>
/// The text of derived methods, for what no number shows: names, what is recorded and what is computed again, what is computed once, and
/// how loops are taken. That these losses are right is tested elsewhere. The texts are in files beside this one, by the conventions of
/// Verify: if one differs, the test writes what it got to a file named <c>.received.cs</c>, and renaming that file accepts it.
/// </summary>
public class SnapshotTests
{
    /// <summary>Losses that are compared elsewhere, by the name of the file.</summary>
    [Theory]
    [InlineData("Layers", "samples: layers and labels")]
    [InlineData("RecurrentNetwork", "samples: a recurrent network with arrays of its own each time")]
    [InlineData("ChoicesOfSamples", "samples: choices of each sample")]
    [InlineData("Parts", "samples: parts that begin anywhere")]
    [InlineData("SamplesThatEndEarly", "samples: samples that end early")]
    [InlineData("Nests", "nests within nests that are all distributed")]
    [InlineData("Rotation", "swap by a third variable")]
    [InlineData("Clipping", "clipping in place")]
    [InlineData("Stack", "a stack of numbers")]
    [InlineData("BestPath", "the best path")]
    [InlineData("Triangle", "indices that go along a triangle")]
    [InlineData("RecordedIntegers", "recorded integers and counters")]
    [InlineData("BranchesThatLeave", "a branch that may leave, before the rest")]
    [InlineData("SumsOfSums", "sums of sums")]
    [InlineData("Switch", "switch with ranges and guards")]
    [InlineData("CopiedParts", "a buffer that is filled in part, and read again")]
    [InlineData("NumbersOfEveryType", "numbers of every type")]
    public void The_code_of_a_construct_is_as_it_was(string file, string construct) => Verify(file, DerivedText.BodyOf(ComparedRows.All.Single(row => row.Construct == construct)));

    /// <summary>The whole file of a loss, with all methods and what they say of themselves.</summary>
    [Fact]
    public void The_file_of_a_loss_is_as_it_was()
    {
        var row = new ComparedRow("file", "double sum = 0; for (int i = 0; i < examples.Length; i++) sum += model.A * examples[i]; return sum;") { Parameters = "ReadOnlySpan<double> examples, int @in = 3", Arguments = [] };
        string file = DerivedText.FileOf(row);
        Verify("File", string.Join('\n', file.Split('\n').Where(line => !line.Contains("GeneratedCode(", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_file_of_a_loss_for_ranks_is_as_it_was()
    {
        string file = DerivedText.FileOf("[Sharded, RMSpropConfig] public partial struct Model { public float A; [Differentiable] public static float Loss(in Model model, Range examples, ReadOnlySpan<float> x) => model.A * x[examples.Start.Value]; }");
        Verify("FileForRanks", string.Join('\n', file.Split('\n').Where(line => !line.Contains("GeneratedCode(", StringComparison.Ordinal))));
    }

    private static void Verify(string file, string received)
    {
        string path = Path.Combine(DerivedText.Folder, file);
        string? verified = File.Exists(path + ".verified.cs") ? File.ReadAllText(path + ".verified.cs").ReplaceLineEndings("\n") : null;
        if (TextDifference.Find(verified, received) is { } difference)
        {
            File.WriteAllText(path + ".received.cs", received);
            Assert.Fail($"{file}.verified.cs: {difference}");
        }
    }
}
