using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Implemented by generated code only: elements that are computed as they are read.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IElements<T>
{
    /// <summary>Computes an element.</summary>
    /// <param name="i">Its index.</param>
    /// <returns>The element.</returns>
    T At(nuint i);
}

/// <summary>Implemented by generated code only: the same for several elements at a time.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IVectorElements<T> : IElements<T>
{
    /// <summary>Computes as many elements as 128 bits hold.</summary>
    /// <param name="i">The index of the first.</param>
    /// <returns>The elements.</returns>
    Vector128<T> Vector128At(nuint i);

    /// <summary>Computes as many elements as 256 bits hold.</summary>
    /// <param name="i">The index of the first.</param>
    /// <returns>The elements.</returns>
    Vector256<T> Vector256At(nuint i);

    /// <summary>Computes as many elements as 512 bits hold.</summary>
    /// <param name="i">The index of the first.</param>
    /// <returns>The elements.</returns>
    Vector512<T> Vector512At(nuint i);

    /// <summary>Asks for the memory of an element, which is read soon.</summary>
    /// <param name="i">Its index, which may lie beyond the last one.</param>
    void Prefetch(nuint i);
}
