using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Called by generated code, and not meant to be called from elsewhere: the shapes and elements of variables.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Variable
{
    private const int None = -1;

    /// <summary>The number of elements, or -1 where there is no array.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The length.</returns>
    public static int LengthOf(Array? array) => array is null ? None : array.Length;

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

    /// <summary>Checks that a parameter exists.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The length of the parameter, or -1.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void CheckParameter(string name, int parameter)
    {
        if (parameter < 0)
        {
            ShapeErrors.ThrowMissing(name);
        }
    }

    /// <summary>Checks a gradient, if there is one, against its parameter.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The length of the parameter.</param>
    /// <param name="gradient">The length of the gradient, or -1.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void CheckGradient(string name, int parameter, int gradient)
    {
        if (gradient != parameter && gradient >= 0)
        {
            ShapeErrors.ThrowGradient(name, ShapeErrors.Length(parameter), ShapeErrors.Length(gradient));
        }
    }

    /// <summary>Checks the shape of a gradient, if there is one, against that of its parameter.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gradient">The gradient.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void CheckGradient(string name, Array parameter, Array? gradient)
    {
        if (gradient is not null && !HaveSameShape(parameter, gradient))
        {
            ShapeErrors.ThrowGradient(name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(gradient));
        }
    }

    /// <summary>Checks a parameter against the length that the optimizer has been built for.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The length of the parameter.</param>
    /// <param name="built">The length of the slots.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void CheckBuilt(string name, int parameter, int built)
    {
        if (parameter != built)
        {
            ShapeErrors.ThrowBuilt(name, ShapeErrors.Length(parameter), ShapeErrors.Length(built));
        }
    }

    /// <summary>Checks the shape of a parameter against the one that the optimizer has been built for.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="built">A slot.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void CheckBuilt(string name, Array parameter, Array? built)
    {
        if (built is null || !HaveSameShape(parameter, built))
        {
            ShapeErrors.ThrowBuilt(name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(built));
        }
    }

    /// <summary>Checks the length of a slot against that of its parameter.</summary>
    /// <param name="name">The name of the slot and the variable.</param>
    /// <param name="parameter">The length of the parameter.</param>
    /// <param name="slot">The length of the slot, or -1.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void CheckSlot(string name, int parameter, int slot)
    {
        if (slot != parameter)
        {
            ShapeErrors.ThrowSlot(name, ShapeErrors.Length(parameter), ShapeErrors.Length(slot));
        }
    }

    /// <summary>Checks the shape of a slot against that of its parameter.</summary>
    /// <param name="name">The name of the slot and the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="slot">The slot.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void CheckSlot(string name, Array parameter, Array? slot)
    {
        if (slot is null || !HaveSameShape(parameter, slot))
        {
            ShapeErrors.ThrowSlot(name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(slot));
        }
    }

    private static bool HaveSameShape(Array left, Array right)
    {
        for (int dimension = 0; dimension < left.Rank; dimension++)
        {
            if (left.GetLength(dimension) != right.GetLength(dimension))
            {
                return false;
            }
        }

        return true;
    }
}
