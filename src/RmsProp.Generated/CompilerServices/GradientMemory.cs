using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>The memory that a derived gradient is added to. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientMemory
{
    /// <summary>The gradient of an array: its own memory, or, where it is not wanted, memory that is thrown away.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="gradient">The gradient; empty if it is not wanted.</param>
    /// <param name="length">The length of the parameter.</param>
    /// <param name="scratch">Memory to throw away.</param>
    /// <param name="name">The field, for the message.</param>
    /// <exception cref="ArgumentException">The gradient has another length than the parameter.</exception>
    public static Span<T> Of<T>(Span<T> gradient, int length, Scratch<T> scratch, string name)
        where T : unmanaged
    {
        if (gradient.Length == length)
        {
            return gradient;
        }

        return gradient.IsEmpty
            ? scratch.Create(length)
            : throw new ArgumentException($"The gradient of '{name}' has length {gradient.Length}, but the parameter has length {length}.");
    }
}
