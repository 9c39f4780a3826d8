using System.Collections.Concurrent;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>
/// Sources that nobody would type. Generator, analyzer and code fixes must not throw, nor break the syntax of generated code.
/// </summary>
public class MutationTests
{
    private const int Batches = 20;
    private const int SourcesPerBatch = 500;

    [Fact]
    public async Task Ten_thousand_random_sources_break_nothing()
    {
        ConcurrentBag<string> faults = [];
        ConcurrentBag<int> repairs = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, Batches), async (seed, _) =>
        {
            CrashProbe probe = await CrashProbe.StartAsync();
            SourceMutator mutator = new(SourceCorpus.All, seed);
            for (int i = 0; i < SourcesPerBatch; i++)
            {
                if (await probe.FaultOf(mutator.Next()) is { } fault)
                {
                    faults.Add(fault);
                }
            }

            repairs.Add(probe.Repairs);
        });
        Assert.True(faults.IsEmpty, string.Concat(faults));

        // Otherwise few of the sources would have reached the code fixes.
        Assert.InRange(repairs.Sum(), 2_500, int.MaxValue);
    }
}
