using System.Collections.Concurrent;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>
/// Sources as they are while someone types them. Neither generator nor analyzer nor code fix may throw, when it is looked
/// for or when it is made, and what is generated may be of no use, but not break the syntax.
/// </summary>
public class CutOffTests
{
    [Fact]
    public async Task Every_source_cut_off_at_every_character_breaks_nothing()
    {
        ConcurrentBag<string> faults = [];
        ConcurrentBag<int> repairs = [];
        await Parallel.ForEachAsync(Beginnings(), async (beginning, _) =>
        {
            (string source, int start) = beginning;
            CrashProbe probe = await CrashProbe.StartAsync();
            string? fault = null;
            for (int length = start; length <= source.Length && fault is null; length++)
            {
                fault = await probe.FaultOf(source[..length]);
            }

            if (fault is not null)
            {
                faults.Add(fault);
            }

            repairs.Add(probe.Repairs);
        });
        Assert.True(faults.IsEmpty, string.Concat(faults));

        // Or few of the sources would have come as far as the code fixes.
        Assert.InRange(repairs.Sum(), 5_000, int.MaxValue);
    }

    /// <summary>Every source, and from which length on it begins unlike all others: what they have in common is run once.</summary>
    private static IEnumerable<(string Source, int Start)> Beginnings()
    {
        string previous = "";
        foreach (string source in SourceCorpus.All.Order(StringComparer.Ordinal))
        {
            yield return (source, previous.AsSpan().CommonPrefixLength(source));
            previous = source;
        }
    }

    [Fact]
    public void There_are_sources_of_every_kind()
    {
        Assert.InRange(SourceCorpus.All.Count, 90, 1_000);
        foreach (string word in (string[])["InlineArray", "fixed", "record struct", "ref partial struct", "Memory<float>", "CosineDecay", "file ", "@struct"])
        {
            Assert.Contains(SourceCorpus.All, source => source.Contains(word, StringComparison.Ordinal));
        }
    }
}
