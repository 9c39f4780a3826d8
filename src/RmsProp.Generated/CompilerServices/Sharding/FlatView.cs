using System.Numerics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// The numbers of all variables of one element type, one after the other: adds up the gradients of leaves, and exchanges them and the
/// parameters between ranks. It does so window by window, in memory that stays in the caches.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class FlatView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LongestWindow = 1 << 16;
    private const int ShortestWindow = 1 << 10;

    /// <summary>How many numbers all windows of a rank may have together.</summary>
    private const int LongestWindows = 1 << 19;

    private readonly IRanks _ranks;
    private readonly int _leaves;
    private readonly int[] _firstNodes;
    private readonly int _rounds;
    private readonly int _window;
    private readonly List<T[]> _sums = [];
    private readonly T[] _sent;
    private readonly T[] _received;
    private int _rank;
    private int _round;

    public FlatView(IRanks ranks, ShardPlan plan, int leaves)
    {
        _ranks = ranks;
        _leaves = leaves;
        Plan = plan;
        int perRank = leaves / ranks.Count;
        _firstNodes = new int[ranks.Count + 1];
        foreach ((int first, _) in LeafTree.NodesOfRanks(leaves, perRank))
        {
            _firstNodes[(first / perRank) + 1]++;
        }

        for (int rank = 0; rank < ranks.Count; rank++)
        {
            _rounds = Math.Max(_rounds, _firstNodes[rank + 1]);
        }

        _window = Math.Min(Math.Clamp(LongestWindows / ranks.Count, ShortestWindow, LongestWindow), plan.LongestPart);
        Part = new T[plan.LengthOf(ranks.Rank)];
        _sent = new T[ranks.Count * _window];
        _received = new T[_rounds * _sent.Length];
    }

    public ShardPlan Plan { get; }

    /// <summary>The gradient of this rank's part, after <see cref="Reduce"/>.</summary>
    public T[] Part { get; }

    /// <summary>Memory for the sum of the gradients of some leaves.</summary>
    /// <param name="level">Which: a sum and the one that is added to it are at neighboring levels.</param>
    public T[] SumAt(int level)
    {
        if (Plan.Length > Array.MaxLength)
        {
            throw new NotSupportedException($"The model has {Plan.Length} parameters of type {typeof(T).Name}; at most {Array.MaxLength} can be trained by ranks.");
        }

        while (_sums.Count <= level)
        {
            _sums.Add(new T[Plan.Length]);
        }

        return _sums[level];
    }

    /// <summary>Adds a sum to the one at the level before it.</summary>
    public void AddToLevelBefore(int level) => Add(SumAt(level - 1), SumAt(level));

    /// <summary>Adds up the gradients of all ranks in the tree, each rank those of its part.</summary>
    public void Reduce()
    {
        if (_ranks.Count == 1)
        {
            SumAt(0).AsSpan().CopyTo(Part);
            return;
        }

        for (int start = 0; start < Plan.LongestPart; start += _window)
        {
            int length = Math.Min(_window, Plan.LongestPart - start);
            for (int round = 0; round < _rounds; round++)
            {
                if (round < NodesOf(_ranks.Rank))
                {
                    Pack(SumAt(round), start, length);
                }

                int all = length * _ranks.Count;
                _ranks.AllToAll(MemoryMarshal.AsBytes(_sent.AsSpan(0, all)), MemoryMarshal.AsBytes(_received.AsSpan(round * all, all)));
            }

            int own = Math.Clamp(Part.Length - start, 0, length);
            _rank = -1;
            if (own > 0)
            {
                Sum(0, _leaves, length)[..own].CopyTo(Part.AsSpan(start));
            }
        }
    }

    /// <summary>How many windows the longest part of a rank has.</summary>
    public int WindowCount => _window == 0 ? 0 : ((Plan.LongestPart - 1) / _window) + 1;

    /// <summary>The memory through which numbers are exchanged.</summary>
    public T[] Exchanged => _sent;

    /// <summary>Where the numbers of a rank are that are exchanged in a window.</summary>
    public (long Place, int Length, int Index) Window(int number, int rank)
    {
        int start = number * _window, length = Math.Min(_window, Plan.LongestPart - start);
        return (Plan.StartOf(rank) + start, OwnIn(start, length, rank), rank * length);
    }

    /// <summary>Gives each rank the numbers of all ranks in a window.</summary>
    public void Gather(int number)
    {
        int length = Math.Min(_window, Plan.LongestPart - (number * _window));
        _ranks.AllGather(MemoryMarshal.AsBytes(_sent.AsSpan(0, length * _ranks.Count)));
    }

    private int NodesOf(int rank) => _firstNodes[rank + 1];

    private int OwnIn(int start, int length, int rank) => Math.Clamp(Plan.LengthOf(rank) - start, 0, length);

    private void Pack(T[] sum, int start, int length)
    {
        for (int rank = 0; rank < _ranks.Count; rank++)
        {
            int own = OwnIn(start, length, rank);
            sum.AsSpan((int)Math.Min(Plan.StartOf(rank) + start, sum.Length), own).CopyTo(_sent.AsSpan(rank * length));
        }
    }

    /// <summary>Adds up what has been received for the leaves of a node.</summary>
    private Span<T> Sum(int first, int end, int length)
    {
        int perRank = _leaves / _ranks.Count, rank = first / perRank;
        if (LeafTree.IsOfOneRank(first, end, perRank))
        {
            (_rank, _round) = (rank, rank == _rank ? _round + 1 : 0);
            return _received.AsSpan(((_round * _ranks.Count) + rank) * length, length);
        }

        int middle = LeafTree.Middle(first, end);
        Span<T> sum = Sum(first, middle, length);
        Add(sum, Sum(middle, end, length));
        return sum;
    }

    private static void Add(Span<T> sum, ReadOnlySpan<T> other)
    {
        int i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(sum[i..]) + new Vector<T>(other[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += other[i];
        }
    }
}
