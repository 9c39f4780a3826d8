using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>
/// Sources as they are during typing. Generator, analyzer and code fixes must not throw, neither when offering nor when applying a
/// repair; generated code may be useless, but must not break the syntax.
/// </summary>
public class CutOffTests
{
    [Fact]
    public async Task Every_source_cut_off_at_the_end_and_in_the_middle_of_every_token_breaks_nothing()
    {
        ConcurrentBag<string> faults = [];
        ConcurrentBag<int> repairs = [];
        await Parallel.ForEachAsync(Beginnings(), async (beginning, _) =>
        {
            (string source, int start) = beginning;
            CrashProbe probe = await CrashProbe.StartAsync();
            string? fault = null;
            foreach (int length in Cuts(source).Where(length => length >= start))
            {
                fault ??= await probe.FaultOf(source[..length]);
            }

            if (fault is not null)
            {
                faults.Add(fault);
            }

            repairs.Add(probe.Repairs);
        });
        Assert.True(faults.IsEmpty, string.Concat(faults));

        // Otherwise few of the sources would have reached the code fixes.
        Assert.InRange(repairs.Sum(), 5_000, int.MaxValue);
    }

    /// <summary>Every source with the length at which it starts to differ from all others, so that common beginnings run once.</summary>
    private static IEnumerable<(string Source, int Start)> Beginnings()
    {
        string previous = "";
        foreach (string source in SourceCorpus.All.Order(StringComparer.Ordinal))
        {
            yield return (source, previous.AsSpan().CommonPrefixLength(source));
            previous = source;
        }
    }

    /// <summary>A word that is cut off one letter later is only another unknown word.</summary>
    private static IEnumerable<int> Cuts(string source)
    {
        IEnumerable<int> cuts = SyntaxFactory.ParseTokens(source).SelectMany(token => (int[])[token.SpanStart + (token.Span.Length / 2), token.Span.End]);
        return cuts.Append(source.Length).Distinct();
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
