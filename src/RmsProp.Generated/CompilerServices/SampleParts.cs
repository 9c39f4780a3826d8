using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Takes the turns of a loop over samples in parts, which threads can share. The parts depend on the number of turns alone, and are added
/// in their order: the sums have the same bits for every number of threads. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleParts
{
    private const int FewestTurns = 32;
    private const int MostParts = 8;

    // Loops that take several turns together take that many, so that nothing is left over at the end of a part.
    private const int Multiple = 16;

    /// <summary>Takes the turns of a part.</summary>
    /// <typeparam name="TShared">The type of what the parts have in common.</typeparam>
    /// <param name="shared">What the parts have in common.</param>
    /// <param name="first">The counter of the first turn.</param>
    /// <param name="past">The counter after the last turn.</param>
    /// <param name="workspace">The memory of the part.</param>
    /// <param name="isFirst">Whether the part adds to the sums of the loop; others have sums of their own in the workspace.</param>
    public delegate void Turns<TShared>(ref TShared shared, int first, int past, GradientWorkspace workspace, bool isFirst)
        where TShared : allows ref struct;

    /// <summary>Adds the sums of a part to those of the loop.</summary>
    /// <typeparam name="TShared">The type of what the parts have in common.</typeparam>
    /// <param name="shared">What the parts have in common.</param>
    /// <param name="workspace">The memory of the part.</param>
    public delegate void Addition<TShared>(ref TShared shared, GradientWorkspace workspace)
        where TShared : allows ref struct;

    /// <summary>Takes all turns.</summary>
    /// <typeparam name="TShared">The type of what the parts have in common.</typeparam>
    /// <param name="workspace">The workspace of the caller, which says how many threads there may be.</param>
    /// <param name="start">The counter of the first turn.</param>
    /// <param name="limit">The counter after the last turn.</param>
    /// <param name="shared">What the parts have in common. It stays where it is until the call ends, and may refer to the caller's stack.</param>
    /// <param name="take">Takes the turns of a part.</param>
    /// <param name="add">Adds the sums of a part.</param>
    public static void Take<TShared>(GradientWorkspace workspace, int start, int limit, ref TShared shared, Turns<TShared> take, Addition<TShared> add)
        where TShared : allows ref struct
    {
        int count = CountOf(start, limit);
        if (count == 1)
        {
            take(ref shared, start, limit, workspace, isFirst: true);
        }
        else
        {
            workspace.Parts.Take(workspace, start, limit, count, ref shared, take, add);
        }
    }

    /// <summary>How many parts the turns have: at least one.</summary>
    private static int CountOf(int start, int limit) => (int)Math.Clamp(((long)limit - start) / FewestTurns, 1, MostParts);

    /// <summary>The counter of the first turn of a part; of the part after the last one, the limit.</summary>
    internal static int Edge(int start, int limit, int part, int count) =>
        part == count ? limit : start + (int)(((long)limit - start) * part / count / Multiple * Multiple);
}
