using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: the shape of a tensor of <c>System.Numerics.Tensors</c>, a library that the user references and this one does
/// not. Without a tensor it is <see langword="default"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TensorShape
{
    private static readonly nint[] NoElements = [0];

    /// <summary>Initializes the shape of a tensor.</summary>
    /// <param name="lengths">The length of each dimension. That library's empty tensor has no dimensions.</param>
    /// <param name="strides">The distance between neighbors in each dimension, in elements.</param>
    public TensorShape(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        Exists = true;
        Lengths = lengths.IsEmpty ? NoElements : lengths;
        Strides = lengths.IsEmpty ? NoElements : strides;
        Length = 1;
        IsDense = true;
        for (int dimension = Lengths.Length - 1; dimension >= 0; dimension--)
        {
            // The stride of a dimension with a single element does not matter.
            IsDense &= Lengths[dimension] <= 1 || Strides[dimension] == Length;
            Length *= Lengths[dimension];
        }

        IsDense |= Length == 0;
    }

    /// <summary>The shape of a tensor whose elements are contiguous.</summary>
    /// <param name="lengths">The length of each dimension.</param>
    internal static TensorShape DenseOf(ReadOnlySpan<int> lengths)
    {
        var longLengths = new nint[lengths.Length];
        var strides = new nint[lengths.Length];
        nint stride = 1;
        for (int dimension = lengths.Length - 1; dimension >= 0; dimension--)
        {
            longLengths[dimension] = lengths[dimension];
            strides[dimension] = stride;
            stride *= lengths[dimension];
        }

        return new TensorShape(longLengths, strides);
    }

    /// <summary>Whether there is a tensor.</summary>
    public bool Exists { get; }

    /// <summary>The length of each dimension; there is at least one dimension.</summary>
    public ReadOnlySpan<nint> Lengths { get; }

    /// <summary>The number of elements.</summary>
    public nint Length { get; }

    /// <summary>The number of contiguous elements, for code that is about to read or write them.</summary>
    /// <exception cref="InvalidOperationException">They are not contiguous, although the shape has been checked.</exception>
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

    /// <summary>The distance between neighbors in each dimension, in elements.</summary>
    internal ReadOnlySpan<nint> Strides { get; }

    /// <summary>
    /// Whether the elements are contiguous in row-major order. Only newer versions of that library tell whether they are dense, and none
    /// tells the order.
    /// </summary>
    internal bool IsDense { get; }
}
