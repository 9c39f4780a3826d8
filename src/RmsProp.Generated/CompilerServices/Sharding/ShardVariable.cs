namespace RmsProp.Generated.CompilerServices;

/// <summary>A variable in the flat view.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Shape">The length of each dimension.</param>
/// <param name="IsDouble">Whether its elements are <see cref="double"/>, which have a flat view of their own.</param>
/// <param name="Length">How many elements it has.</param>
/// <param name="Offset">Where its first element is in the flat view.</param>
/// <param name="Cut">Where it may be cut.</param>
internal sealed record ShardVariable(string Name, nint[] Shape, bool IsDouble, int Length, long Offset, ShardCut Cut)
{
    private const int LongestBlock = 128;
    private const int WideBlock = 2048;
    private const int VectorLength = 16;

    /// <summary>The place where it may be cut that is closest to one in the flat view and within the variable.</summary>
    public long CutNear(long place)
    {
        int wanted = (int)(place - Offset);
        (int before, int after) = Cut.HasFlag(ShardCut.Nowhere) ? (0, Length) : Around(wanted);
        return Offset + (wanted - before <= after - wanted ? before : after);
    }

    /// <summary>The halves of pairwise summation in which a place is, down to those that are not divided any more.</summary>
    private (int Before, int After) Around(int wanted)
    {
        bool isWide = Cut.HasFlag(ShardCut.BetweenVectors);
        int longest = isWide ? ParallelRun.ChunkLength : LongestBlock;
        int start = 0, length = Length, before = 0, after = Length;
        while (length > longest)
        {
            int half = (int)ParallelRun.Half((nuint)length);
            bool isFirst = wanted < start + half;
            int middle = start + half;
            (start, length) = isFirst ? (start, half) : (middle, length - half);
            if (!isWide || middle % VectorLength == 0)
            {
                (before, after) = isFirst ? (before, middle) : (middle, after);
            }
        }

        if (!isWide || start % VectorLength != 0)
        {
            return (before, after);
        }

        int block = start + ((wanted - start) / WideBlock * WideBlock);
        return (block, Math.Min(block + WideBlock, start + length) is var end && (end % VectorLength == 0 || end == Length) ? end : after);
    }

    /// <summary>
    /// Divides the sum of the squares of its elements into sums of parts, each of one rank, from which the same bits can be added up.
    /// </summary>
    /// <param name="isOfOneRank">Whether some elements, from a place and so many, are of one rank.</param>
    /// <param name="add">Receives each part in order, and a length of 0 where the last two sums are added.</param>
    public void DivideSum(Func<int, int, bool> isOfOneRank, Action<int, int> add) => DivideSum(0, Length, isOfOneRank, add);

    private void DivideSum(int start, int length, Func<int, int, bool> isOfOneRank, Action<int, int> add)
    {
        if (isOfOneRank(start, length))
        {
            add(start, length);
            return;
        }

        if (Cut.HasFlag(ShardCut.BetweenVectors) && length <= ParallelRun.ChunkLength)
        {
            for (int place = 0; place < length; place += WideBlock)
            {
                add(start + place, Math.Min(length - place, WideBlock));
                if (place > 0)
                {
                    add(start, 0);
                }
            }

            return;
        }

        int half = (int)ParallelRun.Half((nuint)length);
        DivideSum(start, half, isOfOneRank, add);
        DivideSum(start + half, length - half, isOfOneRank, add);
        add(start, 0);
    }
}
