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
        await Parallel.ForEachAsync(AllCuts(), async (cuts, _) =>
        {
            CrashProbe probe = await CrashProbe.StartAsync();
            string? fault = null;
            foreach (int length in cuts.Lengths)
            {
                fault ??= await probe.FaultOf(cuts.Source[..length]);
            }

            if (fault is not null)
            {
                faults.Add(fault);
            }

            repairs.Add(probe.Repairs);
        });
        Assert.True(faults.IsEmpty, string.Concat(faults));

        // Otherwise few of the sources would have reached the code fixes.
        Assert.InRange(repairs.Sum(), 2_500, int.MaxValue);
    }

    /// <summary>
    /// Every source with the lengths to cut it off at. A beginning that several sources share is cut once; an end that an earlier source has as
    /// well, behind something else, only here and there.
    /// </summary>
    private static IEnumerable<(string Source, int[] Lengths)> AllCuts()
    {
        const int Stride = 8;
        string previous = "";
        HashSet<string> ends = new(StringComparer.Ordinal);
        foreach (string source in SourceCorpus.All.Order(StringComparer.Ordinal))
        {
            SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(source)];
            int start = previous.AsSpan().CommonPrefixLength(source);
            int end = tokens.Select(token => token.SpanStart).First(position => position == source.Length || ends.Contains(source[position..]));
            int[] lengths = [.. Cuts(tokens).Where(length => length >= start)];
            yield return (source, [.. lengths.Where((length, i) => length <= end || i % Stride == 0).Append(source.Length)]);
            ends.UnionWith(tokens.Select(token => source[token.SpanStart..]));
            previous = source;
        }
    }

    /// <summary>A word that is cut off one letter later is only another unknown word, and a sign has no middle.</summary>
    private static IEnumerable<int> Cuts(IEnumerable<SyntaxToken> tokens) =>
        tokens.SelectMany(token => token.Span.Length > 1 ? (int[])[token.SpanStart + (token.Span.Length / 2), token.Span.End] : [token.Span.End]).Distinct();

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
