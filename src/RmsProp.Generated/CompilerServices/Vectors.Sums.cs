using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Sums of all numbers of vectors, in the same order on every machine.</summary>
public static partial class Vectors
{
    /// <summary>The sum of all numbers: halves are added until two are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> numbers)
        where T : unmanaged, INumberBase<T> => Sum(numbers.GetLower() + numbers.GetUpper());

    /// <summary>The sum of all numbers: halves are added until two are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> numbers)
        where T : unmanaged, INumberBase<T> => Sum(numbers.GetLower() + numbers.GetUpper());

    /// <summary>The sum of all numbers: halves are added until two are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector128<T> numbers)
        where T : unmanaged, INumberBase<T> => Vector128<T>.Count == 2
            ? numbers.GetElement(0) + numbers.GetElement(1)
            : (numbers.GetElement(0) + numbers.GetElement(2)) + (numbers.GetElement(1) + numbers.GetElement(3));

    /// <summary>The sum of the two numbers that <see cref="LoadPair"/> reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumPair(Vector128<float> numbers) => numbers.GetElement(0) + numbers.GetElement(1);

    /// <summary>The sums of all numbers of four vectors, each in the order of <see cref="Sum{T}(Vector512{T})"/>: four take as long as two would alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<T>(Vector512<T> first, Vector512<T> second, Vector512<T> third, Vector512<T> fourth, out T sum, out T secondSum, out T thirdSum, out T fourthSum)
        where T : unmanaged, INumberBase<T>
    {
        if (Avx512F.IsSupported)
        {
            SumInQuarters(Quarters(Halves(first, second), Halves(third, fourth)), out sum, out secondSum, out thirdSum, out fourthSum);
        }
        else
        {
            sum = Sum(first);
            secondSum = Sum(second);
            thirdSum = Sum(third);
            fourthSum = Sum(fourth);
        }
    }

    /// <summary>The sums of all numbers of four vectors, each in the order of <see cref="Sum{T}(Vector256{T})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<T>(Vector256<T> first, Vector256<T> second, Vector256<T> third, Vector256<T> fourth, out T sum, out T secondSum, out T thirdSum, out T fourthSum)
        where T : unmanaged, INumberBase<T>
    {
        if (Avx512F.IsSupported)
        {
            SumInQuarters(Quarters(Vector512.Create(first, second), Vector512.Create(third, fourth)), out sum, out secondSum, out thirdSum, out fourthSum);
        }
        else
        {
            sum = Sum(first);
            secondSum = Sum(second);
            thirdSum = Sum(third);
            fourthSum = Sum(fourth);
        }
    }

    // Each step is one for several vectors that lie side by side: first the halves are added, then the quarters, then what is in a quarter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Halves<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged => left.WithUpper(right.GetLower()) + Avx512F.Shuffle4x128(left.AsSingle(), right.AsSingle(), 0b11_10_11_10).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Quarters<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged =>
        Avx512F.Shuffle4x128(left.AsSingle(), right.AsSingle(), 0b10_00_10_00).As<float, T>() + Avx512F.Shuffle4x128(left.AsSingle(), right.AsSingle(), 0b11_01_11_01).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumInQuarters<T>(Vector512<T> numbers, out T sum, out T secondSum, out T thirdSum, out T fourthSum)
        where T : unmanaged
    {
        int quarter = Vector128<T>.Count;
        Vector512<T> pairs = quarter == 2 ? numbers : numbers + Avx512F.Permute4x32(numbers.AsSingle(), 0b01_00_11_10).As<float, T>();
        Vector512<T> sums = pairs + (quarter == 2
            ? Avx512F.Permute2x64(pairs.AsDouble(), 0b01_01_01_01).As<double, T>()
            : Avx512F.Permute4x32(pairs.AsSingle(), 0b10_11_00_01).As<float, T>());
        sum = sums.GetElement(0);
        secondSum = sums.GetElement(quarter);
        thirdSum = sums.GetElement(2 * quarter);
        fourthSum = sums.GetElement(3 * quarter);
    }
}
