using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The sum of squares that gradients are clipped by has nothing for more elements than a variable of the model has, and is the same sum.</summary>
public class NormOfFewTests
{
    private static readonly string[] OfArrays = ["SumOfQuarters", "nuint half", "ParallelRun.Half", "BlockLength"];
    private static readonly string[] OfVectors = ["Vector512", "Vector256", "Vector128"];

    [Theory]
    [InlineData(1, "Exact")]
    [InlineData(3, "Exact")]
    [InlineData(7, "Exact")]
    [InlineData(8, "Exact")]
    [InlineData(128, "Exact")]
    [InlineData(1, "Fast")]
    [InlineData(3, "Fast")]
    [InlineData(4, "Fast")]
    [InlineData(2048, "Fast")]
    public void Code_for_long_arrays_is_left_out(int length, string numerics)
    {
        string kernels = Checked(length, numerics);
        Assert.All(OfArrays, word => Assert.DoesNotContain(word, kernels, StringComparison.Ordinal));
        if (length < 4)
        {
            Assert.All(OfVectors, word => Assert.DoesNotContain(word, kernels, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(129, "Exact", "nuint half")]
    [InlineData(272, "Exact", "SumOfQuarters")]
    [InlineData(2049, "Fast", "BlockLength")]
    public void Code_that_a_length_needs_is_there(int length, string numerics, string word) =>
        Assert.Contains(word, Checked(length, numerics), StringComparison.Ordinal);

    /// <summary>The kernels, which compute what the reference does.</summary>
    private static string Checked(int length, string numerics)
    {
        var sample = new Sample
        {
            Source = $$"""
                using RmsProp.Generated;

                [System.Runtime.CompilerServices.InlineArray({{length}})]
                public struct Weights { private float _first; }

                [RMSpropConfig(ClipNorm = 1, Numerics = KernelNumerics.{{numerics}})]
                public partial struct Model { public Weights Weights; }
                """,
            Visit = "cursor.At(model.Weights);",
            Arguments = new RMSpropArguments { ClipNorm = 1 },
            Variables = [new SampleVariable(length)],
            Tolerance = numerics == "Fast" ? 1e-5 : 0,
        };
        GeneratorRun run = GeneratorHarness.Run(sample.Source, SampleRun.Source(sample));
        using LoadedAssembly assembly = run.Load();
        SampleRun.AssertComputesWhatTheReferenceDoes(sample, assembly);
        string text = run.Sources.Values.Single();
        return text[text.IndexOf("SumOfSquares(ref float", StringComparison.Ordinal)..];
    }
}
