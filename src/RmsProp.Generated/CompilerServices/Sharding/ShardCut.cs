using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: where a variable may be cut, so that its parts give the same bits as the whole.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[Flags]
public enum ShardCut
{
    /// <summary>Between any two blocks of pairwise summation.</summary>
    Anywhere = 0,

    /// <summary>Nowhere: a constraint needs all of its elements.</summary>
    Nowhere = 1,

    /// <summary>Between whole vectors, and blocks of the sums of <see cref="KernelNumerics.Fast"/>.</summary>
    BetweenVectors = 2,

    /// <summary>The norm of its gradient is taken.</summary>
    HasNorm = 4,
}
