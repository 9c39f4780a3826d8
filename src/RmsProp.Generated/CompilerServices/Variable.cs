using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Called by generated code, and not meant to be called from elsewhere: the lengths and elements of variables.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Variable
{
    private const int None = -1;

    /// <summary>The number of elements, or -1 where there is no array.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The length.</returns>
    public static int LengthOf(Array? array) => array is null
        ? None
        : (int)Math.Min(array.LongLength, int.MaxValue); // What is longer, ShapeCheck refuses by its name.

    /// <summary>The number of elements, or -1 where there is no array. Of one dimension, none is too long, and it is a single load.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>The length.</returns>
    public static int LengthOf<T>(T[]? array) => array is null ? None : array.Length;

    /// <summary>The number of elements, or -1 where the memory is <see langword="default"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <returns>The length.</returns>
    public static int LengthOf<T>(Memory<T> memory) => memory.Equals(default) ? None : memory.Length;

    /// <summary>The number of elements, or -1 where the span is <see langword="default"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="span">The span.</param>
    /// <returns>The length.</returns>
    public static int LengthOf<T>(Span<T> span) => Unsafe.IsNullRef(ref MemoryMarshal.GetReference(span)) ? None : span.Length;

    /// <summary>The elements of a multi-dimensional array in row-major order; none where there is no array.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>Its elements.</returns>
    public static Span<T> AsSpan<T>(Array? array) =>
        array is null
            ? default
            : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    /// <summary>Copies the elements of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">Where from.</param>
    /// <param name="destination">Where to, of the same length.</param>
    public static void Copy<T>(Span<T> source, Span<T> destination) => source.CopyTo(destination);

    /// <summary>Copies the elements of an inline variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The first element to copy.</param>
    /// <param name="destination">Where it goes to.</param>
    /// <param name="length">How many there are.</param>
    public static void Copy<T>(ref T source, ref T destination, int length) =>
        MemoryMarshal.CreateSpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));
}
