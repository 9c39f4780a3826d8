using System.Collections.Concurrent;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Sources that nobody would type. Neither generator nor analyzer may throw, or break the syntax of what is generated.</summary>
public class MutationTests
{
    private const int Batches = 20;
    private const int SourcesPerBatch = 500;

    [Fact]
    public async Task Ten_thousand_random_sources_break_nothing()
    {
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, Batches), async (seed, _) =>
        {
            CrashProbe probe = new();
            SourceMutator mutator = new(SourceCorpus.All, seed);
            for (int i = 0; i < SourcesPerBatch; i++)
            {
                if (await probe.FaultOf(mutator.Next()) is { } fault)
                {
                    faults.Add(fault);
                }
            }
        });
        Assert.True(faults.IsEmpty, string.Concat(faults));
    }
}
