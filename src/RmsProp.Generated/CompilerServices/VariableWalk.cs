using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: what is done with the variables of two structs of one type, pair by pair. It is one struct for all that can
/// be done, so that the code that shows the variables is compiled once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct VariableWalk
{
    private readonly Work _work;
    private readonly GradientProbe? _probe;
    private readonly FlatWalk? _flat;

    private VariableWalk(Work work) => _work = work;

    /// <summary>Initializes a walk in which a gradient is checked.</summary>
    /// <param name="probe">What checks it: the first struct has the parameters, the second one the gradients.</param>
    public VariableWalk(GradientProbe probe)
        : this(Work.Probe) => _probe = probe;

    internal VariableWalk(FlatWalk flat)
        : this(Work.Flat) => _flat = flat;

    private enum Work
    {
        Count,
        CompareShapes,
        Copy,
        Probe,
        Flat,
    }

    /// <summary>A walk that counts the elements of the first struct.</summary>
    public static VariableWalk ThatCounts => new(Work.Count);

    /// <summary>A walk that throws if the shapes differ.</summary>
    public static VariableWalk ThatComparesShapes => new(Work.CompareShapes);

    /// <summary>A walk that copies from the first struct to the second one.</summary>
    public static VariableWalk ThatCopies => new(Work.Copy);

    /// <summary>The number of elements counted.</summary>
    public long Count { get; private set; }

    private readonly bool TakesGradients => _work == Work.Probe && _probe!.TakesGradients;

    /// <summary>Shows elements in the structs themselves.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">The length of each dimension; empty for a scalar.</param>
    /// <param name="first">The first element in the first struct.</param>
    /// <param name="second">The first element in the second struct.</param>
    public void Visit<T>(string name, ReadOnlySpan<int> shape, ref T first, ref T second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = 1;
        foreach (int dimension in shape)
        {
            length *= dimension;
        }

        Visit(name, shape, MemoryMarshal.CreateSpan(ref first, length), MemoryMarshal.CreateSpan(ref second, length));
    }

    /// <summary>Shows an array, a memory or a span; each may be missing.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="first">The elements in the first struct.</param>
    /// <param name="second">The elements in the second struct.</param>
    /// <exception cref="ArgumentException">The shapes differ, and have to be the same.</exception>
    public void Visit<T>(string name, Span<T> first, Span<T> second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_work == Work.CompareShapes)
        {
            ShapeCheck.Copy(name, first, second);
            return;
        }

        if (TakesGradients && Variable.LengthOf(first) >= 0)
        {
            ShapeCheck.Gradient(name, first, second);
        }

        Visit(name, [first.Length], first, second);
    }

    /// <summary>Shows a multi-dimensional array.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="first">The array in the first struct; may be <see langword="null"/>.</param>
    /// <param name="second">The array in the second struct; may be <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The shapes differ, and have to be the same.</exception>
    public void VisitTable<T>(string name, Array? first, Array? second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (_work)
        {
            case Work.Count:
                Count += first?.LongLength ?? 0;
                return;
            case Work.CompareShapes:
                ShapeCheck.Copy(name, first, second);
                return;
        }

        if (TakesGradients && first is not null)
        {
            ShapeCheck.Gradient(name, first, second);
        }

        Span<int> shape = stackalloc int[first?.Rank ?? 0];
        for (int dimension = 0; dimension < shape.Length; dimension++)
        {
            shape[dimension] = first!.GetLength(dimension);
        }

        Visit(name, shape, Variable.AsSpan<T>(first), Variable.AsSpan<T>(second));
    }

    /// <summary>Shows the shapes of tensors.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="first">The shape in the first struct.</param>
    /// <param name="second">The shape in the second struct.</param>
    /// <returns>Whether the elements are to be shown as well. Those of a tensor that is not dense can't be.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or a tensor is not dense.</exception>
    public bool VisitShape<T>(string name, TensorShape first, TensorShape second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (_work)
        {
            case Work.Count:
                Count += first.Length;
                return false;
            case Work.CompareShapes:
                ShapeCheck.Copy(name, first, second);
                return false;
            case Work.Probe or Work.Flat when !first.Exists:
                Visit<T>(name, [], default, default);
                return false;
        }

        if (TakesGradients)
        {
            ShapeCheck.Gradient(name, first, second);
        }

        return first.Exists;
    }

    /// <summary>Shows the elements of tensors.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">The shape in the first struct.</param>
    /// <param name="first">The elements in the first struct.</param>
    /// <param name="second">The elements in the second struct.</param>
    public void Visit<T>(string name, TensorShape shape, Span<T> first, Span<T> second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> lengths = stackalloc int[shape.Lengths.Length];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = (int)shape.Lengths[dimension];
        }

        Visit(name, lengths, first, second);
    }

    private void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> first, Span<T> second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (_work)
        {
            case Work.Count:
                Count += first.Length;
                break;
            case Work.Copy:
                first.CopyTo(second);
                break;
            case Work.Probe:
                _probe!.Visit(name, shape, first, second);
                break;
            case Work.Flat:
                _flat!.Visit(name, shape, first);
                break;
        }
    }
}
