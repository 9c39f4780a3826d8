namespace RmsProp.Generated;

/// <summary>What a rank has called.</summary>
/// <param name="Name">The method.</param>
/// <param name="Step">The step that the rank takes.</param>
/// <param name="Memory">The address of what it sends.</param>
/// <param name="Length">The number of bytes.</param>
internal readonly record struct RankCall(string Name, long Step, nint Memory, int Length)
{
    public bool Fits(RankCall other) => ReferenceEquals(Name, other.Name) && Length == other.Length;
}
