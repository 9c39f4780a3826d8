namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Which elements of a model each rank keeps: a flat view of the variables of one element type is cut into as many pieces as there are
/// leaves, at places that the number of ranks has no influence on, and a rank has neighboring pieces.
/// </summary>
internal sealed class ShardPlan
{
    private readonly long[] _starts;

    /// <param name="variables">The variables of one element type, in the order of the flat view.</param>
    /// <param name="leaves">How many pieces.</param>
    /// <param name="count">How many ranks; it divides the number of leaves.</param>
    public ShardPlan(IReadOnlyList<ShardVariable> variables, int leaves, int count)
    {
        Variables = variables;
        Length = variables.Count == 0 ? 0 : variables[^1].Offset + variables[^1].Length;
        _starts = new long[count + 1];
        long edge = 0;
        for (int piece = 1; piece < leaves; piece++)
        {
            edge = Math.Max(edge, Edge(piece, leaves));
            if (piece % (leaves / count) == 0)
            {
                _starts[piece / (leaves / count)] = edge;
            }
        }

        _starts[count] = Length;
        for (int rank = 0; rank < count; rank++)
        {
            LongestPart = Math.Max(LongestPart, LengthOf(rank));
        }
    }

    public IReadOnlyList<ShardVariable> Variables { get; }

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    /// <summary>The length of the longest part of a rank.</summary>
    public int LongestPart { get; }

    /// <summary>Where a rank's part begins.</summary>
    public long StartOf(int rank) => _starts[rank];

    /// <summary>How many elements a rank has.</summary>
    public int LengthOf(int rank) => checked((int)(_starts[rank + 1] - _starts[rank]));

    /// <summary>The part of a variable that a rank has: from an element of it, and so many; none if they are of other ranks.</summary>
    public (int First, int Length) PartOf(ShardVariable variable, int rank)
    {
        long first = Math.Clamp(_starts[rank] - variable.Offset, 0, variable.Length);
        long end = Math.Clamp(_starts[rank + 1] - variable.Offset, 0, variable.Length);
        return ((int)first, (int)(end - first));
    }

    /// <summary>The rank that has an element.</summary>
    public int RankOf(long place)
    {
        int rank = Array.BinarySearch(_starts, 0, _starts.Length - 1, place);
        rank = rank >= 0 ? rank : ~rank - 1;

        // Of ranks without elements, the last one begins where the next one has some.
        while (rank + 2 < _starts.Length && _starts[rank + 1] <= place)
        {
            rank++;
        }

        return rank;
    }

    private long Edge(int piece, int leaves)
    {
        long place = (long)((Int128)Length * piece / leaves);
        foreach (ShardVariable variable in Variables)
        {
            if (place < variable.Offset + variable.Length)
            {
                return variable.CutNear(place);
            }
        }

        return Length;
    }
}
