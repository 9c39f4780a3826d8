using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The optimizer for several ranks of every sample, compiled as strictly as a project can be.</summary>
public class ShardedTests
{
    private const string Configuration = "[RMSpropConfig";

    public static TheoryData<string> Names => [.. Samples.Names.Where(name => !Samples.ByName(name).Source.Contains("ref partial struct", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_ranks_compute_what_the_reference_computes(string name)
    {
        Sample sample = Samples.ByName(name);
        string source = sample.Source.Contains("[Sharded]", StringComparison.Ordinal)
            ? sample.Source
            : sample.Source.Insert(sample.Source.IndexOf(Configuration, StringComparison.Ordinal), "[Sharded] ");
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe, CheckOverflow = true };

        using LoadedAssembly assembly = GeneratorHarness.Run(options, source, SampleRun.Source(sample, isSharded: true)).Load();

        SampleRun.AssertRanksComputeWhatTheReferenceDoes(sample, assembly);
    }

    [Fact]
    public Task A_ref_struct_can_t_be_sharded() => Expect.Error(
        "RMSP050",
        "'Model' is a ref struct, whose spans live on the stack of one process, so it can't be trained by several ranks: make it a struct with arrays or Memory<T>, or remove [Sharded]",
        """
        using System;
        using RmsProp.Generated;

        [Sharded]
        [RMSpropConfig]
        public ref partial struct [|Model|]
        {
            public Span<float> Weights;
        }
        """);
}
