using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: runs a kernel over chunks of arrays on several threads. The chunks, and so the results, depend only on the
/// length.
/// </summary>
/// <remarks>
/// The calling thread takes chunks as well, and takes all of them if no other thread is free. An exception in a chunk, or an interrupt,
/// surfaces only when no thread is working on a chunk any more. A run allocates some 300 bytes, and a sum up to 60 more per chunk.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ParallelRun
{
    /// <summary>The maximum length of a chunk.</summary>
    public const int ChunkLength = 1 << 16;

    /// <summary>The smallest length for which several threads pay off.</summary>
    public const int ShortestLength = 2 * ChunkLength;

    /// <summary>Processes a chunk.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="chunk">The chunk.</param>
    public delegate void Body<T>(Chunk<T> chunk)
        where T : unmanaged;

    /// <summary>Computes the summand of a chunk.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <typeparam name="TSum">The type of the sum.</typeparam>
    /// <param name="chunk">The chunk.</param>
    /// <returns>Its summand.</returns>
    public delegate TSum Summand<T, TSum>(Chunk<T> chunk)
        where T : unmanaged;

    /// <summary>Runs a kernel over arrays of equal length.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="maxDegreeOfParallelism">The most threads.</param>
    /// <param name="body">The kernel.</param>
    /// <param name="a">An array.</param>
    /// <param name="b">An array.</param>
    /// <param name="c">An array, if there are at least three.</param>
    /// <param name="d">An array, if there are at least four.</param>
    /// <param name="e">An array, if there are at least five.</param>
    /// <param name="f">An array, if there are at least six.</param>
    /// <param name="g">An array, if there are seven.</param>
    /// <exception cref="InvalidOperationException">The lengths differ.</exception>
    public static void For<T>(
        int maxDegreeOfParallelism, Body<T> body,
        Span<T> a, Span<T> b, Span<T> c = default, Span<T> d = default, Span<T> e = default, Span<T> f = default, Span<T> g = default)
        where T : unmanaged
    {
        if (b.Length != a.Length || IsOther(c, a) || IsOther(d, a) || IsOther(e, a) || IsOther(f, a) || IsOther(g, a))
        {
            MemoryErrors.ThrowLengthsDiffer();
        }

        fixed (T* pa = a, pb = b, pc = c, pd = d, pe = e, pf = f, pg = g)
        {
            nint* arrays = stackalloc nint[] { (nint)pa, (nint)pb, (nint)pc, (nint)pd, (nint)pe, (nint)pf, (nint)pg };
            nint pinned = (nint)arrays;
            int length = a.Length;
            SharedChunks.Run(ChunkCount(length), maxDegreeOfParallelism, chunk => body(ChunkAt<T>(pinned, chunk, length)));
        }
    }

    /// <summary>Sums over arrays of equal length in the order of pairwise summation: by halves down to chunks.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <typeparam name="TSum">The type of the sum.</typeparam>
    /// <param name="maxDegreeOfParallelism">The most threads.</param>
    /// <param name="summand">The sum over a chunk, in the same order.</param>
    /// <param name="a">An array.</param>
    /// <param name="b">An array, if there are two.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="InvalidOperationException">The lengths differ.</exception>
    public static TSum Sum<T, TSum>(int maxDegreeOfParallelism, Summand<T, TSum> summand, Span<T> a, Span<T> b = default)
        where T : unmanaged
        where TSum : IAdditionOperators<TSum, TSum, TSum>
    {
        if (IsOther(b, a))
        {
            MemoryErrors.ThrowLengthsDiffer();
        }

        var halves = new List<(nuint Start, nuint Length)>();
        Split(0, (nuint)a.Length, halves);
        var sums = new TSum[halves.Count];
        fixed (T* pa = a, pb = b)
        {
            nint* arrays = stackalloc nint[] { (nint)pa, (nint)pb };
            nint pinned = (nint)arrays;
            SharedChunks.Run(sums.Length, maxDegreeOfParallelism, chunk =>
                sums[chunk] = summand(new Chunk<T>((nint*)pinned, halves[chunk].Start, halves[chunk].Length)));
        }

        int next = 0;
        return Combine((nuint)a.Length, sums, ref next);
    }

    /// <summary>The point where pairwise summation splits a range: at half its length, rounded down to a multiple of 8.</summary>
    /// <param name="length">The length of the range.</param>
    /// <returns>The length of its first part.</returns>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Half(nuint length) => length / 2 / 8 * 8;

    private static void Split(nuint start, nuint length, List<(nuint Start, nuint Length)> parts)
    {
        if (length <= ChunkLength)
        {
            parts.Add((start, length));
            return;
        }

        nuint half = Half(length);
        Split(start, half, parts);
        Split(start + half, length - half, parts);
    }

    private static TSum Combine<TSum>(nuint length, TSum[] sums, ref int next)
        where TSum : IAdditionOperators<TSum, TSum, TSum>
    {
        if (length <= ChunkLength)
        {
            return sums[next++];
        }

        nuint half = Half(length);
        TSum first = Combine(half, sums, ref next);
        return first + Combine(length - half, sums, ref next);
    }

    private static int ChunkCount(int length) => (int)(((uint)length + ChunkLength - 1) / ChunkLength);

    private static Chunk<T> ChunkAt<T>(nint arrays, int chunk, int length)
        where T : unmanaged
    {
        nuint start = (nuint)chunk * ChunkLength;
        return new Chunk<T>((nint*)arrays, start, Math.Min(ChunkLength, (nuint)length - start));
    }

    private static bool IsOther<T>(Span<T> span, Span<T> first) => span.Length != first.Length && !span.IsEmpty;
}
