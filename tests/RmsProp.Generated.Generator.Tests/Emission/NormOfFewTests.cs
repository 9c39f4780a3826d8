using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The sum of squares that gradients are clipped by has no vectors for a variable of fewer elements, and is the reference's sum.</summary>
public class NormOfFewTests
{
    private static readonly string[] OfVectors = ["Vector512", "Vector256", "Vector128"];

    [Theory]
    [InlineData(1, "Exact")]
    [InlineData(3, "Exact")]
    [InlineData(7, "Exact")]
    [InlineData(1, "Fast")]
    [InlineData(3, "Fast")]
    public void Few_elements_are_summed_up_one_by_one(int length, string numerics)
    {
        string kernels = Checked(length, numerics);
        Assert.Contains("OfFewSquares", kernels, StringComparison.Ordinal);
        Assert.All(OfVectors, word => Assert.DoesNotContain(word, kernels, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8, "Exact")]
    [InlineData(128, "Exact")]
    [InlineData(129, "Exact")]
    [InlineData(272, "Exact")]
    [InlineData(4, "Fast")]
    [InlineData(2048, "Fast")]
    [InlineData(2049, "Fast")]
    public void More_are_summed_up_in_vectors(int length, string numerics)
    {
        string kernels = Checked(length, numerics);
        Assert.Contains("OfSquares", kernels, StringComparison.Ordinal);
        Assert.All(OfVectors, word => Assert.Contains(word + "At", kernels, StringComparison.Ordinal));
    }

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
