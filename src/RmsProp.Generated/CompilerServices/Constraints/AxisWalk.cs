using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>
/// A walk along several groups of axes in memory order: steps of equal length along the innermost group, repeated for every position
/// along the outer groups.
/// </summary>
internal readonly ref struct AxisWalk
{
    private readonly ReadOnlySpan<AxisGroup> _outer;

    /// <param name="groups">The groups, innermost first; without any, the walk has a single position.</param>
    public AxisWalk(ReadOnlySpan<AxisGroup> groups)
    {
        Inner = groups is [var innermost, ..] ? innermost : new AxisGroup(1, 0);
        _outer = groups is [_, .. var rest] ? rest : [];
        OuterCount = 1;
        foreach (AxisGroup group in _outer)
        {
            OuterCount *= group.Length;
        }
    }

    /// <summary>The innermost group.</summary>
    public AxisGroup Inner { get; }

    /// <summary>The number of passes along the innermost group.</summary>
    public nuint OuterCount { get; }

    /// <summary>The start of a pass.</summary>
    /// <param name="outer">The index of the pass.</param>
    /// <returns>The offset from the start of the whole walk.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint Start(nuint outer)
    {
        nuint start = 0;
        foreach (AxisGroup group in _outer)
        {
            start += outer % group.Length * group.Stride;
            outer /= group.Length;
        }

        return start;
    }
}
