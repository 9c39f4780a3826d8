using System.Collections.Concurrent;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Sources as they are while someone types them. Neither generator nor analyzer may throw, and what is generated may be
/// of no use, but not break the syntax.
/// </summary>
public class CutOffTests
{
    [Fact]
    public async Task Every_source_cut_off_at_every_character_breaks_nothing()
    {
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(Beginnings(), async (beginning, _) =>
        {
            (string source, int start) = beginning;
            CrashProbe probe = new();
            string? fault = null;
            for (int length = start; length <= source.Length && fault is null; length++)
            {
                fault = await probe.FaultOf(source[..length]);
            }

            if (fault is not null)
            {
                faults.Add(fault);
            }
        });
        Assert.True(faults.IsEmpty, string.Concat(faults));
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
