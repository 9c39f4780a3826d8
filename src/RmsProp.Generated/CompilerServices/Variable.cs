using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: the lengths and elements of variables.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Variable
{
    private const int None = -1;

    /// <summary>The number of elements, or -1 if there is no array.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The length.</returns>
    public static int LengthOf(Array? array) => array is null
        ? None
        : (int)Math.Min(array.LongLength, int.MaxValue); // ShapeCheck refuses longer arrays by name.

    /// <summary>
    /// The number of elements, or -1 if there is no array. A one-dimensional array is never too long, so this is a single load.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>The length.</returns>
    public static int LengthOf<T>(T[]? array) => array is null ? None : array.Length;

    /// <summary>The number of elements, or -1 if the memory is <see langword="default"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <returns>The length.</returns>
    public static int LengthOf<T>(Memory<T> memory) => memory.Equals(default) ? None : memory.Length;

    /// <summary>The number of elements, or -1 if the span is <see langword="default"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="span">The span.</param>
    /// <returns>The length.</returns>
    public static int LengthOf<T>(Span<T> span) => Unsafe.IsNullRef(ref MemoryMarshal.GetReference(span)) ? None : span.Length;

    /// <summary>The elements of a multi-dimensional array in row-major order; empty if there is no array.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>Its elements.</returns>
    public static Span<T> AsSpan<T>(Array? array) =>
        array is null
            ? default
            : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    /// <summary>Copies the elements of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="destination">The destination, of the same length.</param>
    public static void Copy<T>(Span<T> source, Span<T> destination) => source.CopyTo(destination);

    /// <summary>Copies the elements of an inline variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The first element of the source.</param>
    /// <param name="destination">The first element of the destination.</param>
    /// <param name="length">The number of elements.</param>
    public static void Copy<T>(ref T source, ref T destination, int length) =>
        MemoryMarshal.CreateSpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));

    /// <summary>Sets the elements of a variable to 0.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="elements">The elements; empty if there is no array.</param>
    public static void Clear<T>(Span<T> elements) => elements.Clear();

    /// <summary>A new array of the same length, all zeros; <see langword="null"/> if there is no array.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>The new array.</returns>
    public static T[]? ZerosLike<T>(T[]? array) => array is null ? null : new T[array.Length];

    /// <summary>New memory of the same length, all zeros; <see langword="default"/> if the memory is.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <returns>The new memory.</returns>
    public static Memory<T> ZerosLike<T>(Memory<T> memory) => LengthOf(memory) < 0 ? default : new T[memory.Length];

    /// <summary>A span of a new array of the same length, all zeros; <see langword="default"/> if the span is.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="span">The span.</param>
    /// <returns>The new span.</returns>
    public static Span<T> ZerosLike<T>(scoped Span<T> span) => LengthOf(span) < 0 ? default : new T[span.Length];

    /// <summary>A new multi-dimensional array of the same lengths, all zeros; <see langword="null"/> if there is no array.</summary>
    /// <typeparam name="TTable">The type of the array.</typeparam>
    /// <param name="table">The array.</param>
    /// <returns>The new array.</returns>
    public static TTable? ZerosLikeTable<TTable>(TTable? table)
        where TTable : class
    {
        if (table is null)
        {
            return null;
        }

        // The runtime can create such an array by its lengths only where code is compiled at run time.
        object zeros = ((Array)(object)table).Clone();
        Array.Clear((Array)zeros);
        return (TTable)zeros;
    }

    /// <summary>The indices of an element in brackets; nothing for a scalar.</summary>
    /// <param name="shape">The length of each dimension.</param>
    /// <param name="index">The index in row-major order.</param>
    /// <returns>For example <c>[5, 1]</c>.</returns>
    internal static string IndicesOf(ReadOnlySpan<int> shape, int index)
    {
        string indices = "";
        for (int dimension = shape.Length - 1; dimension >= 0; dimension--)
        {
            string text = (index % shape[dimension]).ToString(CultureInfo.InvariantCulture);
            indices = indices.Length == 0 ? text : text + ", " + indices;
            index /= shape[dimension];
        }

        return indices.Length == 0 ? "" : $"[{indices}]";
    }
}
