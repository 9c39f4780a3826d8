using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>
/// The memory traffic of a step with next to no arithmetic: loads before stores, and the parameters last, as in the generated kernels,
/// with the fastest vector width.
/// </summary>
internal static unsafe class RooflineLoop
{
    private const int LongestInCache = 16_384;

    /// <summary>
    /// Reads the gradients; reads and writes the parameters and the first <typeparamref name="TSlotCount"/> slots. The values written
    /// depend on everything read and equal the old ones: they add the gradient times <paramref name="zero"/>, which is 0, as only the
    /// caller knows.
    /// </summary>
    public static void Traverse<TSlotCount>(
        float* parameter, float* gradient, float* slot0, float* slot1, float* slot2, float* slot3, nuint length, float zero)
        where TSlotCount : struct, ISlotCount
    {
        nuint done = IsWide(length)
            ? Vectors<WideLane, Vector512<float>, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, 0, length, zero)
            : Vectors<NarrowLane, Vector<float>, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, 0, length, zero);
        Vectors<ScalarLane, float, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, done, length, zero);
    }

    /// <summary>Reads the gradients; returns their sum.</summary>
    public static float Read(float* gradient, nuint length)
    {
        nuint done = 0;
        float sum = IsWide(length)
            ? Vector512.Sum(Sum<WideLane, Vector512<float>>(gradient, ref done, length))
            : Vector.Sum(Sum<NarrowLane, Vector<float>>(gradient, ref done, length));
        return sum + Sum<ScalarLane, float>(gradient, ref done, length);
    }

    // For data from beyond the second-level cache, 512-bit vectors that each cross a cache line take some per cent longer.
    private static bool IsWide(nuint length) => Vector512.IsHardwareAccelerated && length <= LongestInCache;

    private static nuint Vectors<TLane, TVector, TSlotCount>(
        float* parameter, float* gradient, float* slot0, float* slot1, float* slot2, float* slot3, nuint i, nuint length, float zero)
        where TLane : struct, ILane<TVector>
        where TSlotCount : struct, ISlotCount
    {
        TVector zeros = TLane.Broadcast(zero);
        nuint count = (nuint)TLane.Count;
        nuint vectorsAtOnce = TSlotCount.Value > 2 ? 2u : 4u;
        for (; length - i >= vectorsAtOnce * count; i += vectorsAtOnce * count)
        {
            Pass<TLane, TVector, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, i, zeros);
            Pass<TLane, TVector, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, i + count, zeros);
            if (vectorsAtOnce == 4)
            {
                Pass<TLane, TVector, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, i + (2 * count), zeros);
                Pass<TLane, TVector, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, i + (3 * count), zeros);
            }
        }

        for (; length - i >= count; i += count)
        {
            Pass<TLane, TVector, TSlotCount>(parameter, gradient, slot0, slot1, slot2, slot3, i, zeros);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass<TLane, TVector, TSlotCount>(
        float* parameter, float* gradient, float* slot0, float* slot1, float* slot2, float* slot3, nuint i, TVector zeros)
        where TLane : struct, ILane<TVector>
        where TSlotCount : struct, ISlotCount
    {
        TVector addend = TLane.Multiply(TLane.Load(gradient, i), zeros);
        TVector p = TLane.Add(TLane.Load(parameter, i), addend);
        TVector s0 = TLane.Add(TLane.Load(slot0, i), addend);
        TVector s1 = TSlotCount.Value > 1 ? TLane.Add(TLane.Load(slot1, i), addend) : addend;
        TVector s2 = TSlotCount.Value > 2 ? TLane.Add(TLane.Load(slot2, i), addend) : addend;
        TVector s3 = TSlotCount.Value > 3 ? TLane.Add(TLane.Load(slot3, i), addend) : addend;
        TLane.Store(s0, slot0, i);
        if (TSlotCount.Value > 1)
        {
            TLane.Store(s1, slot1, i);
        }

        if (TSlotCount.Value > 2)
        {
            TLane.Store(s2, slot2, i);
        }

        if (TSlotCount.Value > 3)
        {
            TLane.Store(s3, slot3, i);
        }

        TLane.Store(p, parameter, i);
    }

    private static TVector Sum<TLane, TVector>(float* gradient, ref nuint done, nuint length)
        where TLane : struct, ILane<TVector>
    {
        nuint count = (nuint)TLane.Count;
        nuint i = done;
        TVector sum0 = TLane.Broadcast(0);
        TVector sum1 = sum0;
        TVector sum2 = sum0;
        TVector sum3 = sum0;
        for (; length - i >= 4 * count; i += 4 * count)
        {
            sum0 = TLane.Add(sum0, TLane.Load(gradient, i));
            sum1 = TLane.Add(sum1, TLane.Load(gradient, i + count));
            sum2 = TLane.Add(sum2, TLane.Load(gradient, i + (2 * count)));
            sum3 = TLane.Add(sum3, TLane.Load(gradient, i + (3 * count)));
        }

        for (; length - i >= count; i += count)
        {
            sum0 = TLane.Add(sum0, TLane.Load(gradient, i));
        }

        done = i;
        return TLane.Add(TLane.Add(sum0, sum1), TLane.Add(sum2, sum3));
    }
}
