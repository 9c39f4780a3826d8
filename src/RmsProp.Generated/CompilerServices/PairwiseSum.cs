using System.ComponentModel;
using System.Numerics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Called by generated code, and not meant to be called from elsewhere: sums in the order of NumPy's pairwise summation, on
/// which the last bits of a norm over many variables depend.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PairwiseSum
{
    private const int Lanes = 8;
    private const int LongestBlock = 128;

    /// <summary>The sum: halves down to 128 terms, eight running sums in each.</summary>
    /// <typeparam name="T">The type of a term.</typeparam>
    /// <param name="terms">The terms, which are overwritten.</param>
    /// <returns>Their sum.</returns>
    public static T Of<T>(Span<T> terms)
        where T : INumberBase<T>
    {
        if (terms.Length > LongestBlock)
        {
            int half = (int)ParallelRun.Half((nuint)terms.Length);
            return Of(terms[..half]) + Of(terms[half..]);
        }

        if (terms.Length < Lanes)
        {
            return FromLeftToRight(T.Zero, terms);
        }

        // The first eight become the running sums.
        Span<T> sums = terms[..Lanes];
        int i = Lanes;
        for (; terms.Length - i >= Lanes; i += Lanes)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                sums[lane] += terms[i + lane];
            }
        }

        T sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        return FromLeftToRight(sum, terms[i..]);
    }

    private static T FromLeftToRight<T>(T sum, Span<T> terms)
        where T : INumberBase<T>
    {
        foreach (T term in terms)
        {
            sum += term;
        }

        return sum;
    }
}
