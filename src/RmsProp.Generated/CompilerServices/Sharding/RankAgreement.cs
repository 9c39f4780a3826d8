using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// What ranks compare before they work together: that all do the same, at the same step. It is as long for everything that they do, so
/// that ranks that do different things notice it instead of waiting for each other.
/// </summary>
internal sealed class RankAgreement(IRanks ranks)
{
    private readonly Entry[] _entries = new Entry[ranks.Count];

    /// <summary>What is done.</summary>
    public enum Work
    {
        Begin = 1,
        Minimize,
        SaveCheckpoint,
        LoadCheckpoint,
        FinalizeVariableValues,
        End,
    }

    /// <summary>Compares that all ranks end.</summary>
    public static void End(IRanks ranks) => new RankAgreement(ranks).On(Work.End, step: -1);

    /// <summary>Compares what all ranks do.</summary>
    /// <param name="work">What this one does.</param>
    /// <param name="step">At which step.</param>
    /// <param name="argument">With which argument.</param>
    /// <param name="rate">At which learning rate.</param>
    /// <exception cref="InvalidOperationException">Another rank does something else, on all ranks.</exception>
    public void On(Work work, long step, long argument = 0, double rate = 0)
    {
        if (ranks.Count == 1)
        {
            return;
        }

        _entries[ranks.Rank] = new Entry(work, step, argument, BitConverter.DoubleToInt64Bits(rate));
        ranks.AllGather(MemoryMarshal.AsBytes(_entries.AsSpan()));
        for (int rank = 1; rank < _entries.Length; rank++)
        {
            if (_entries[rank] != _entries[0])
            {
                throw new InvalidOperationException($"All ranks have to do the same, but {_entries[rank].Text(rank)}, and {_entries[0].Text(0)}.");
            }
        }
    }

    /// <summary>The argument that stands for some examples.</summary>
    public static long Batch(int first, int count) => ((long)first << 32) | (uint)count;

    private static string Batch(long argument) => argument >> 32 is > 0 and var first
        ? FormattableString.Invariant($"the examples {first}..{first + (uint)argument}")
        : FormattableString.Invariant($"a batch of {argument}");

    private readonly record struct Entry(Work Work, long Step, long Argument, long Rate)
    {
        public string Text(int rank) => Work switch
        {
            Work.End => $"rank {rank} has ended",
            Work.Begin => $"rank {rank} begins with a model, a configuration or a number of leaves whose fingerprint is {Argument:x}",
            Work.Minimize => FormattableString.Invariant(
                $"rank {rank} takes step {Step} with {Batch(Argument)} at a learning rate of {BitConverter.Int64BitsToDouble(Rate)}"),
            _ => $"rank {rank} calls {Work} at step {Step}",
        };
    }
}
