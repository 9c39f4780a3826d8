using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>
/// A walk along several groups of axes in the order in which elements lie: steps of one length along the innermost group,
/// again and again for what the others make of it.
/// </summary>
internal readonly ref struct AxisWalk
{
    private readonly ReadOnlySpan<AxisGroup> _outer;

    /// <param name="groups">The groups, the innermost first; without any there is one place to go to.</param>
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

    /// <summary>How often it is walked along.</summary>
    public nuint OuterCount { get; }

    /// <summary>Where it begins.</summary>
    /// <param name="outer">Which time, from 0 on.</param>
    /// <returns>How far from the beginning of the whole walk.</returns>
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
