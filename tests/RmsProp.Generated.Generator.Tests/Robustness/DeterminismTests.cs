using System.Collections.Immutable;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The same structs give the same text, whatever the order of the files, and however many generators run at once.</summary>
public class DeterminismTests
{
    private const int Orders = 5;
    private const int Generators = 8;

    private static readonly HarnessOptions Options = HarnessOptions.Default with { AllowUnsafe = true };

    private static readonly string[] Sources = Samples.Sources;

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> Expected = new(() => GeneratorHarness.Run(Options, Sources).Sources);

    [Fact]
    public void There_is_a_file_for_every_sample() => Assert.InRange(Expected.Value.Count, Sources.Length, 2 * Sources.Length);

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        Random random = new(2);
        for (int order = 0; order < Orders; order++)
        {
            string[] sources = [.. Sources];
            random.Shuffle(sources);
            Assert.Equal(Expected.Value, GeneratorHarness.Run(Options, sources).Sources);
        }
    }

    [Fact]
    public void Nor_does_what_else_is_compiled() => Assert.All(Sources, source =>
    {
        foreach ((string name, string text) in GeneratorHarness.Run(Options, source).Sources)
        {
            Assert.Equal(Expected.Value[name], text);
        }
    });

    [Fact]
    public void Nor_do_generators_that_run_at_the_same_time() => Parallel.For(0, Generators, new ParallelOptions { MaxDegreeOfParallelism = Generators }, _ =>
        Assert.Equal(Expected.Value, GeneratorHarness.Run(Options, Sources).Sources));
}
