using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RmsProp.Generated.Checkpoints;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: visits every tensor of a model or a slot, in order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TensorVisitor
{
    private protected TensorVisitor()
    {
    }

    /// <summary>The name of the slot being visited, or <see langword="null"/> for the parameters.</summary>
    internal string? Slot { get; set; }

    /// <summary>Begins the tensors of a slot.</summary>
    /// <param name="name">Its name.</param>
    public void BeginSlot(string name) => Slot = name;

    /// <summary>Visits an array.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="elements">Its elements.</param>
    public void Visit(string path, Span<float> elements) => Visit(path, [elements.Length], ref MemoryMarshal.GetReference(elements));

    /// <summary>Visits an array.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="elements">Its elements.</param>
    public void Visit(string path, Span<double> elements) => Visit(path, [elements.Length], ref MemoryMarshal.GetReference(elements));

    /// <summary>Visits contiguous elements.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="shape">The length of each dimension.</param>
    /// <param name="first">The first element.</param>
    public void Visit(string path, ReadOnlySpan<int> shape, ref float first) =>
        Visit(NameOf(path), TensorType.F32, shape, ref Unsafe.As<float, byte>(ref first));

    /// <summary>Visits contiguous elements.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="shape">The length of each dimension.</param>
    /// <param name="first">The first element.</param>
    public void Visit(string path, ReadOnlySpan<int> shape, ref double first) =>
        Visit(NameOf(path), TensorType.F64, shape, ref Unsafe.As<double, byte>(ref first));

    /// <summary>Visits a multi-dimensional array.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="shape">The length of each dimension.</param>
    /// <param name="elements">Its elements, in row-major order.</param>
    public void Visit(string path, ReadOnlySpan<int> shape, Span<float> elements)
    {
        Check(shape, elements.Length);
        Visit(path, shape, ref MemoryMarshal.GetReference(elements));
    }

    /// <summary>Visits a tensor of <c>System.Numerics.Tensors</c>.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="elements">Its elements.</param>
    public void Visit(string path, TensorShape shape, Span<float> elements) => Visit(path, LengthsOf(shape), elements);

    /// <summary>Visits a multi-dimensional array.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="shape">The length of each dimension.</param>
    /// <param name="elements">Its elements, in row-major order.</param>
    public void Visit(string path, ReadOnlySpan<int> shape, Span<double> elements)
    {
        Check(shape, elements.Length);
        Visit(path, shape, ref MemoryMarshal.GetReference(elements));
    }

    /// <summary>Visits a tensor of <c>System.Numerics.Tensors</c>.</summary>
    /// <param name="path">The path of the variable.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="elements">Its elements.</param>
    public void Visit(string path, TensorShape shape, Span<double> elements) => Visit(path, LengthsOf(shape), elements);

    /// <summary>Visits a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="first">Its first byte.</param>
    private protected abstract void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first);

    // The two arguments may have been read at different times.
    private static void Check(ReadOnlySpan<int> shape, int length)
    {
        long product = 1;
        foreach (int dimension in shape)
        {
            product *= dimension;
        }

        if (product != length)
        {
            MemoryErrors.ThrowLengthsDiffer();
        }
    }

    private static int[] LengthsOf(TensorShape shape)
    {
        int[] lengths = new int[shape.Lengths.Length];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = (int)shape.Lengths[dimension];
        }

        return lengths;
    }

    private string NameOf(string path) => Slot is null ? path : Slot + "/" + path;
}
