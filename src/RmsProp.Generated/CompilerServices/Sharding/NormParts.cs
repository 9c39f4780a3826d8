using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Sums of squares over variables that several ranks have parts of. Each rank sums parts of its own, all ranks get all sums, and each adds
/// them up in the order in which one machine would have added.
/// </summary>
internal sealed class NormParts
{
    private const int Add = -1;

    private readonly IRanks _ranks;
    private readonly List<Part> _own = [];
    private readonly int[][] _programs;
    private readonly double[] _sums;
    private readonly int _perRank;
    private int _next;

    /// <param name="ranks">The ranks.</param>
    /// <param name="variables">All variables of the model.</param>
    /// <param name="planOf">The plan with a variable.</param>
    public NormParts(IRanks ranks, IReadOnlyList<ShardVariable> variables, Func<ShardVariable, ShardPlan> planOf)
    {
        _ranks = ranks;
        _programs = new int[variables.Count][];
        int[] counts = new int[ranks.Count];
        var parts = new List<List<(int Rank, int Number)>>();
        for (int i = 0; i < variables.Count; i++)
        {
            parts.Add([]);
            if (variables[i].Cut.HasFlag(ShardCut.HasNorm))
            {
                Divide(i, variables[i], planOf(variables[i]), counts, parts[i]);
            }
        }

        foreach (int count in counts)
        {
            _perRank = Math.Max(_perRank, count);
        }

        _sums = new double[_perRank * ranks.Count];
        for (int i = 0; i < _programs.Length; i++)
        {
            _programs[i] = parts[i].ConvertAll(part => part.Rank == Add ? Add : (part.Rank * _perRank) + part.Number).ToArray();
        }
    }

    /// <summary>Starts over.</summary>
    public void Begin() => _next = 0;

    /// <summary>The next part of a variable that this rank has to sum, counted from the first element that the rank has.</summary>
    public bool Next(int variable, out int start, out int length)
    {
        if (_next < _own.Count && _own[_next].Variable == variable)
        {
            (_, start, length) = _own[_next];
            return true;
        }

        (start, length) = (0, 0);
        return false;
    }

    /// <summary>Takes the sum of that part.</summary>
    public void Take(double sum) => _sums[(_ranks.Rank * _perRank) + _next++] = sum;

    /// <summary>Gives all ranks all sums.</summary>
    public void Exchange()
    {
        if (_ranks.Count > 1)
        {
            _ranks.AllGather(MemoryMarshal.AsBytes(_sums.AsSpan()));
        }
    }

    /// <summary>The sum over a variable.</summary>
    /// <typeparam name="T">The type in which sums are added.</typeparam>
    public T SumOf<T>(int variable)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // Deeper than any tree of halves of an array.
        Span<T> stack = stackalloc T[64];
        int depth = 0;
        foreach (int part in _programs[variable])
        {
            if (part == Add)
            {
                depth--;
                stack[depth - 1] += stack[depth];
            }
            else
            {
                stack[depth++] = T.CreateChecked(_sums[part]);
            }
        }

        return stack[0];
    }

    private void Divide(int index, ShardVariable variable, ShardPlan plan, int[] counts, List<(int Rank, int Number)> parts) => variable.DivideSum(
        (start, length) => length == 0 || plan.RankOf(variable.Offset + start) == plan.RankOf(variable.Offset + start + length - 1),
        (start, length) =>
        {
            if (length == 0 && parts.Count > 0)
            {
                parts.Add((Add, 0));
                return;
            }

            int rank = plan.RankOf(variable.Offset + start);
            parts.Add((rank, counts[rank]++));
            if (rank == _ranks.Rank)
            {
                _own.Add(new Part(index, start - plan.PartOf(variable, rank).First, length));
            }
        });

    private readonly record struct Part(int Variable, int Start, int Length);
}
