using System.ComponentModel;
using System.Numerics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: which part of each variable a rank keeps, and what the ranks have to agree on in a step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Shards
{
    private readonly IRanks _ranks;
    private readonly IReadOnlyList<ShardVariable> _variables;
    private readonly (int First, int Length)[] _parts;
    private readonly int[] _places;
    private readonly NormParts _norms;
    private readonly byte[] _flags;

    internal Shards(IRanks ranks, IReadOnlyList<ShardVariable> variables, ShardPlan singles, ShardPlan doubles)
    {
        _ranks = ranks;
        _variables = variables;
        _parts = new (int, int)[variables.Count];
        _places = new int[variables.Count];
        _norms = new NormParts(ranks, variables, PlanOf);
        _flags = new byte[ranks.Count];
        for (int i = 0; i < variables.Count; i++)
        {
            ShardPlan plan = PlanOf(variables[i]);
            _parts[i] = plan.PartOf(variables[i], ranks.Rank);
            _places[i] = _parts[i].Length == 0 ? 0 : (int)(variables[i].Offset + _parts[i].First - plan.StartOf(ranks.Rank));
        }

        ShardPlan PlanOf(ShardVariable variable) => variable.IsDouble ? doubles : singles;
    }

    internal IRanks Ranks => _ranks;

    /// <summary>The rank's part of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="variable">The number of the variable.</param>
    /// <param name="elements">All elements of the variable.</param>
    /// <returns>The part.</returns>
    public Span<T> PartOf<T>(int variable, Span<T> elements) => elements.Slice(_parts[variable].First, _parts[variable].Length);

    /// <summary>The rank's part of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="variable">The number of the variable.</param>
    /// <param name="numbers">The rank's parts of all variables.</param>
    /// <returns>The part.</returns>
    public Span<T> PartOf<T>(int variable, FlatNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Of<T>().AsSpan(_places[variable], _parts[variable].Length);
    }

    /// <summary>The length of each dimension of a variable.</summary>
    /// <param name="variable">The number of the variable.</param>
    /// <returns>The lengths.</returns>
    public ReadOnlySpan<nint> ShapeOf(int variable) => _variables[variable].Shape;

    /// <summary>Where the rank's part of a variable begins.</summary>
    /// <param name="variable">The number of the variable.</param>
    /// <returns>The index of its first element.</returns>
    public int FirstOf(int variable) => _parts[variable].First;

    /// <summary>Whether something is so on all ranks.</summary>
    /// <param name="isSo">Whether it is on this one.</param>
    /// <returns>The same on all ranks.</returns>
    public bool All(bool isSo)
    {
        if (_ranks.Count > 1)
        {
            _flags[_ranks.Rank] = isSo ? (byte)1 : (byte)0;
            _ranks.AllGather(_flags);
            isSo = Array.IndexOf(_flags, (byte)0) < 0;
        }

        return isSo;
    }

    /// <summary>Begins the sums of squares of gradients.</summary>
    public void BeginSums() => _norms.Begin();

    /// <summary>The next part of a variable whose squares this rank has to sum.</summary>
    /// <param name="variable">The number of the variable.</param>
    /// <param name="start">Where it begins in the rank's part.</param>
    /// <param name="length">How many elements it has.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextSum(int variable, out int start, out int length) => _norms.Next(variable, out start, out length);

    /// <summary>Takes the sum of that part.</summary>
    /// <param name="sum">The sum, which is converted without loss.</param>
    public void TakeSum(double sum) => _norms.Take(sum);

    /// <summary>Gives all ranks the sums.</summary>
    public void ExchangeSums() => _norms.Exchange();

    /// <summary>The sum of squares over a variable, with the bits that it has without ranks.</summary>
    /// <typeparam name="T">The type of the sum.</typeparam>
    /// <param name="variable">The number of the variable.</param>
    /// <returns>The sum, the same on all ranks.</returns>
    [CLSCompliant(false)]
    public T SumOf<T>(int variable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => _norms.SumOf<T>(variable);

    /// <summary>Gives all ranks the worst fault in the gradients.</summary>
    /// <param name="fault">The fault in this rank's part.</param>
    public void Exchange(GradientFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.Exchange(_ranks);
    }
}
