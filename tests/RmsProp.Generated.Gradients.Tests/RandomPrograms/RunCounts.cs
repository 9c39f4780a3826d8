using System.Collections.Concurrent;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>What a run of random programs has seen.</summary>
internal sealed class RunCounts
{
    private readonly ConcurrentDictionary<string, int> _constructs = new();

    public int Programs { get; private set; }

    /// <summary>How many of them have doubles.</summary>
    public int DoublePrograms { get; private set; }

    /// <summary>How many gradients were compared.</summary>
    public int Compared { get; set; }

    /// <summary>How many weren't, because numbers overflow.</summary>
    public int Wild { get; set; }

    /// <summary>How many derivatives were compared with differences of values.</summary>
    public int Differences { get; set; }

    /// <summary>How many weren't, because a kink was near.</summary>
    public int Kinks { get; set; }

    /// <summary>How many programs have loops of which several turns are taken together.</summary>
    public int TakenTogether { get; set; }

    /// <summary>How many programs have loops over samples of which each lane of a vector takes one.</summary>
    public int InLanes { get; set; }

    /// <summary>How many programs have loops whose turns threads share.</summary>
    public int InParts { get; set; }

    /// <summary>How many programs have each construct.</summary>
    public IReadOnlyDictionary<string, int> Constructs => _constructs;

    public void Add(Piece program, bool isSingle)
    {
        Programs++;
        DoublePrograms += isSingle ? 0 : 1;
        foreach (string construct in program.Constructs.Distinct())
        {
            _constructs.AddOrUpdate(construct, 1, (_, count) => count + 1);
        }
    }

    public override string ToString() =>
        $"{Programs} programs, {DoublePrograms} of doubles: {string.Join(", ", _constructs.OrderByDescending(construct => construct.Value).ThenBy(construct => construct.Key, StringComparer.Ordinal).Select(construct => $"{construct.Key} {construct.Value}"))}\n"
        + $"{Compared} gradients compared, {Wild} out of range; {Differences} derivatives compared with differences, {Kinks} near a kink; turns taken together in {TakenTogether}, in lanes in {InLanes}, in parts in {InParts}";
}
