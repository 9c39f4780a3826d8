using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: a range of elements of several arrays, pinned.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Chunk<T>
    where T : unmanaged
{
    private readonly nint* _arrays;
    private readonly nuint _start;

    internal Chunk(nint* arrays, nuint start, nuint length)
    {
        _arrays = arrays;
        _start = start;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    [CLSCompliant(false)]
    public nuint Length { get; }

    /// <summary>The first element of the range in an array.</summary>
    /// <param name="array">The index of the array.</param>
    public ref T this[int array] => ref Unsafe.AsRef<T>((T*)_arrays[array] + _start);
}
