using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Called by generated code, and not meant to be called from elsewhere: the shape of a tensor of
/// <c>System.Numerics.Tensors</c>, a library that the user refers to and this one does not. Where there is no tensor it is
/// <see langword="default"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TensorShape
{
    private static readonly nint[] NoElements = [0];

    /// <summary>Takes the shape of a tensor.</summary>
    /// <param name="lengths">How many elements there are in each dimension; none at all is what that library calls empty.</param>
    /// <param name="strides">How far neighbours in each dimension are from each other, in elements.</param>
    public TensorShape(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        Exists = true;
        Lengths = lengths.IsEmpty ? NoElements : lengths;
        Strides = lengths.IsEmpty ? NoElements : strides;
        Length = 1;
        IsDense = true;
        for (int dimension = Lengths.Length - 1; dimension >= 0; dimension--)
        {
            // What has no neighbour is not far from any, whatever its stride.
            IsDense &= Lengths[dimension] <= 1 || Strides[dimension] == Length;
            Length *= Lengths[dimension];
        }

        IsDense |= Length == 0;
    }

    /// <summary>Whether there is a tensor.</summary>
    public bool Exists { get; }

    /// <summary>How many elements there are in each dimension, of which there is at least one.</summary>
    public ReadOnlySpan<nint> Lengths { get; }

    /// <summary>How many elements there are.</summary>
    public nint Length { get; }

    /// <summary>How many elements lie one behind the other: for what reads or writes them, right before it does.</summary>
    /// <exception cref="InvalidOperationException">They don't, although the shape has been checked.</exception>
    public int DenseLength
    {
        get
        {
            if (!IsDense || Length > int.MaxValue)
            {
                MemoryErrors.ThrowLengthsDiffer();
            }

            return (int)Length;
        }
    }

    /// <summary>How far neighbours in each dimension are from each other, in elements.</summary>
    internal ReadOnlySpan<nint> Strides { get; }

    /// <summary>
    /// Whether the elements lie one behind the other in row-major order. Of that library only newer versions tell, and not
    /// of the order.
    /// </summary>
    internal bool IsDense { get; }
}
