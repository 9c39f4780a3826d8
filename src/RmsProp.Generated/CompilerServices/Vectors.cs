using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Several turns of a loop at a time: vectors of 512 bits on every machine, which narrower ones compute in parts, so that the bits are the
/// same everywhere. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Vectors
{
    /// <summary>As many numbers as a vector has, from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ReadOnlySpan<T> numbers, int index)
        where T : unmanaged => Vector512.Create(numbers.Slice(index, Vector512<T>.Count));

    /// <summary>Writes numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Span<T> numbers, int index, Vector512<T> values)
        where T : unmanaged => values.CopyTo(numbers.Slice(index, Vector512<T>.Count));

    /// <summary>Two numbers from an index on, and two zeros.</summary>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadPair(ref readonly float numbers, nuint index) =>
        Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(in Unsafe.As<float, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in numbers), index)))).AsSingle();

    /// <summary>Writes the first two numbers, from an index on.</summary>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePair(Vector128<float> values, ref float numbers, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref numbers, index)), values.AsDouble().ToScalar());

    /// <summary>Adds to numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Span<T> numbers, int index, Vector512<T> terms)
        where T : unmanaged
    {
        Span<T> part = numbers.Slice(index, Vector512<T>.Count);
        (Vector512.Create<T>(part) + terms).CopyTo(part);
    }

    /// <summary>Subtracts from numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract<T>(Span<T> numbers, int index, Vector512<T> terms)
        where T : unmanaged
    {
        Span<T> part = numbers.Slice(index, Vector512<T>.Count);
        (Vector512.Create<T>(part) - terms).CopyTo(part);
    }

    /// <summary>The numbers with the other sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Negate<T>(Vector512<T> numbers)
        where T : unmanaged, INumberBase<T> => numbers ^ Vector512.Create(-T.Zero);

    /// <summary>The numbers with the other sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Negate<T>(Vector256<T> numbers)
        where T : unmanaged, INumberBase<T> => numbers ^ Vector256.Create(-T.Zero);

    /// <summary>The numbers with the other sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Negate<T>(Vector128<T> numbers)
        where T : unmanaged, INumberBase<T> => numbers ^ Vector128.Create(-T.Zero);

    /// <summary>The larger ones, as <see cref="Math.Max(double, double)"/> chooses them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max<T>(Vector512<T> x, Vector512<T> y)
        where T : unmanaged
    {
        // Of 0 and -0 it is 0, which has the bits that both have; and NaN wins.
        Vector512<T> larger = Vector512.ConditionalSelect(Vector512.GreaterThan(x, y), x, Vector512.ConditionalSelect(Vector512.Equals(x, y), x & y, y));
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), larger, x);
    }

    /// <summary>The smaller ones, as <see cref="Math.Min(double, double)"/> chooses them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min<T>(Vector512<T> x, Vector512<T> y)
        where T : unmanaged
    {
        Vector512<T> smaller = Vector512.ConditionalSelect(Vector512.LessThan(x, y), x, Vector512.ConditionalSelect(Vector512.Equals(x, y), x | y, y));
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), smaller, x);
    }

    /// <summary>As <see cref="Derivative.MultiplyByFirst"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyByFirst<T>(Vector512<T> gradient, Vector512<T> factor)
        where T : unmanaged => Unless0(gradient, gradient * factor);

    /// <summary>As <see cref="Derivative.DivideByFirst"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> DivideByFirst<T>(Vector512<T> gradient, Vector512<T> y)
        where T : unmanaged => Unless0(gradient, gradient / y);

    /// <summary>As <see cref="Derivative.DivideBySecond"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> DivideBySecond<T>(Vector512<T> gradient, Vector512<T> x, Vector512<T> y)
        where T : unmanaged, INumberBase<T> => Unless0(gradient, Negate(gradient / y) * (x / y));

    /// <summary>As <see cref="Derivative.Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp<T>(Vector512<T> gradient, Vector512<T> result)
        where T : unmanaged => Unless0(gradient, gradient * result);

    /// <summary>As <see cref="Derivative.Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log<T>(Vector512<T> gradient, Vector512<T> x)
        where T : unmanaged => Unless0(gradient, gradient / x);

    /// <summary>As <see cref="Derivative.Sqrt"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sqrt<T>(Vector512<T> gradient, Vector512<T> result)
        where T : unmanaged, INumberBase<T> => Unless0(gradient, gradient * Vector512.Create(T.CreateTruncating(0.5)) / result);

    /// <summary>As <see cref="Derivative.Tanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tanh<T>(Vector512<T> gradient, Vector512<T> result)
        where T : unmanaged => Unless0(gradient, gradient * (Vector512<T>.One - (result * result)));

    /// <summary>As <see cref="Derivative.Abs"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs<T>(Vector512<T> gradient, Vector512<T> x)
        where T : unmanaged, INumberBase<T> => Vector512.ConditionalSelect(
            Vector512.GreaterThan(x, Vector512<T>.Zero), gradient, Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), Negate(gradient), Vector512<T>.Zero));

    /// <summary>As <see cref="Derivative.MaxByFirst"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MaxByFirst<T>(Vector512<T> gradient, Vector512<T> x, Vector512<T> y)
        where T : unmanaged, INumberBase<T> => Vector512.ConditionalSelect(
            Vector512.GreaterThan(x, y), gradient,
            Vector512.ConditionalSelect(Vector512.Equals(x, y), gradient * Vector512.Create(T.CreateTruncating(0.5)), Vector512<T>.Zero));

    /// <summary>As <see cref="Derivative.MaxBySecond"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MaxBySecond<T>(Vector512<T> gradient, Vector512<T> x, Vector512<T> y)
        where T : unmanaged, INumberBase<T> => MaxByFirst(gradient, y, x);

    /// <summary>As <see cref="Derivative.MinByFirst"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MinByFirst<T>(Vector512<T> gradient, Vector512<T> x, Vector512<T> y)
        where T : unmanaged, INumberBase<T> => MaxByFirst(gradient, y, x);

    /// <summary>As <see cref="Derivative.MinBySecond"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MinBySecond<T>(Vector512<T> gradient, Vector512<T> x, Vector512<T> y)
        where T : unmanaged, INumberBase<T> => MaxByFirst(gradient, x, y);

    private static Vector512<T> Unless0<T>(Vector512<T> gradient, Vector512<T> product)
        where T : unmanaged => Vector512.ConditionalSelect(Vector512.Equals(gradient, Vector512<T>.Zero), Vector512<T>.Zero, product);
}
