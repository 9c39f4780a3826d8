using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Implemented by generated code, and not meant to be implemented elsewhere: elements that are computed where they are read.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IElements<T>
{
    /// <summary>An element.</summary>
    /// <param name="i">Its index.</param>
    /// <returns>The element.</returns>
    T At(nuint i);
}

/// <summary>Implemented by generated code, and not meant to be implemented elsewhere: the same, several at a time.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IVectorElements<T> : IElements<T>
{
    /// <summary>As many elements as 128 bits hold.</summary>
    /// <param name="i">The index of the first.</param>
    /// <returns>The elements.</returns>
    Vector128<T> Vector128At(nuint i);

    /// <summary>As many elements as 256 bits hold.</summary>
    /// <param name="i">The index of the first.</param>
    /// <returns>The elements.</returns>
    Vector256<T> Vector256At(nuint i);

    /// <summary>As many elements as 512 bits hold.</summary>
    /// <param name="i">The index of the first.</param>
    /// <returns>The elements.</returns>
    Vector512<T> Vector512At(nuint i);
}
