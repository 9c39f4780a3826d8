namespace EdgeTraining;

/// <summary>Numbers that look random and are a function of their place: those of SplitMix64.</summary>
internal static class SymmetricHash
{
    /// <summary>A number from -1 up to, but not including, 1.</summary>
    public static float Of(long place)
    {
        ulong bits = unchecked((ulong)(place + 1) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        bits ^= bits >> 31;
        return (bits >> 40) * (2f / (1 << 24)) - 1; // 24 bits are what a float holds exactly
    }
}
