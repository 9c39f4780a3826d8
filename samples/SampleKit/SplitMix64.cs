namespace SampleKit;

/// <summary>
/// The SplitMix64 generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
/// </summary>
/// <remarks>
/// A seed has to give the same training for years. <see cref="Random"/> documents that its algorithm may change
/// from one version of .NET to the next; the lines below are integer arithmetic only and give the same numbers
/// everywhere.
/// </remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1.</summary>
    public int NextBelow(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number from -<paramref name="limit"/> up to, but not including, <paramref name="limit"/>.</summary>
    public float NextSymmetric(float limit)
    {
        // 24 bits are what a float holds exactly, so nothing is rounded before the last multiplication.
        float unit = (Next() >> 40) * (1f / (1 << 24));
        return (2 * unit - 1) * limit;
    }

    /// <summary>Puts <paramref name="items"/> in random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
