using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>A single element.</summary>
internal readonly struct ScalarLanes<T> : ILanes<T, T>
    where T : IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(ref T first, nuint index) => Unsafe.Add(ref first, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T vector, ref T first, nuint index) => Unsafe.Add(ref first, index) = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T left, T right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T left, T right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T left, T right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt(T vector) => T.Sqrt(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Clip(T vector, T min, T max) => T.Min(T.Max(vector, min), max);
}
