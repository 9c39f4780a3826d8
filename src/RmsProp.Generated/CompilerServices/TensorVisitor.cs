using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Whether what is being visited is not trained, so that nothing has checked yet whether it has memory.</summary>
    internal bool IsFrozen { get; private set; }

    /// <summary>Begins the tensors of parameters that are not trained.</summary>
    public void BeginFrozen() => IsFrozen = true;

    /// <summary>Begins the tensors of a slot.</summary>
    /// <param name="name">Its name.</param>
    public void BeginSlot(string name)
    {
        Slot = name;
        IsFrozen = false;
    }

    /// <summary>Tells earlier names of the tensor of a variable, under which files may still have it.</summary>
    /// <param name="name">The name of its tensor.</param>
    /// <param name="formerNames">The earlier names.</param>
    public void Formerly(string name, params ReadOnlySpan<string> formerNames)
    {
        if (Slot is null)
        {
            AddFormerNames(name, formerNames);
        }
    }

    /// <summary>Visits elements in a struct itself.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="shape">The length of each dimension.</param>
    /// <param name="first">The first element.</param>
    public void Visit<T>(string name, ReadOnlySpan<int> shape, ref T first)
        where T : unmanaged => Visit(NameOf(name), TypeOf<T>(), shape, ref Unsafe.As<T, byte>(ref first));

    /// <summary>Visits an array.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="array">The array; one that is missing may be allocated.</param>
    public void Visit<T>(string name, [AllowNull] ref T[] array)
        where T : unmanaged
    {
        if (array is null)
        {
            if (LengthsOfMissing(NameOf(name), TypeOf<T>(), rank: 1) is not { } lengths)
            {
                return;
            }

            array = new T[lengths[0]];
        }

        Visit(name, [array.Length], ref MemoryMarshal.GetArrayDataReference(array));
    }

    /// <summary>Visits memory.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="memory">The memory; an array may take the place of one that is missing.</param>
    public void Visit<T>(string name, ref Memory<T> memory)
        where T : unmanaged
    {
        if (Variable.LengthOf(memory) < 0)
        {
            if (LengthsOfMissing(NameOf(name), TypeOf<T>(), rank: 1) is not { } lengths)
            {
                return;
            }

            memory = new T[lengths[0]];
        }

        Span<T> elements = memory.Span;
        Visit(name, [elements.Length], ref MemoryMarshal.GetReference(elements));
    }

    /// <summary>Visits a span.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="span">The span; that of a new array may take the place of one that is missing.</param>
    public void Visit<T>(string name, ref Span<T> span)
        where T : unmanaged
    {
        if (Variable.LengthOf(span) < 0)
        {
            if (LengthsOfMissing(NameOf(name), TypeOf<T>(), rank: 1) is not { } lengths)
            {
                return;
            }

            span = new T[lengths[0]];
        }

        Visit(name, [span.Length], ref MemoryMarshal.GetReference(span));
    }

    /// <summary>Visits a multi-dimensional array.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <typeparam name="TTable">The type of the array.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="rank">The number of dimensions.</param>
    /// <param name="table">The array; one that is missing may be allocated.</param>
    public void VisitTable<T, TTable>(string name, int rank, [AllowNull] ref TTable table)
        where T : unmanaged
        where TTable : class
    {
        if (table is null)
        {
            if (LengthsOfMissing(NameOf(name), TypeOf<T>(), rank) is not { } lengths)
            {
                return;
            }

            table = (TTable)(object)Array.CreateInstanceFromArrayType(typeof(TTable), lengths);
        }

        var array = (Array)(object)table;
        Span<int> shape = stackalloc int[rank];
        for (int dimension = 0; dimension < rank; dimension++)
        {
            shape[dimension] = array.GetLength(dimension);
        }

        Visit(name, shape, ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)));
    }

    /// <summary>The shape of a tensor of <c>System.Numerics.Tensors</c> that is about to be visited.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="shape">The shape that it has, if it exists.</param>
    /// <returns>That shape; or the one to allocate it with, if it is missing and shall be allocated.</returns>
    /// <exception cref="ArgumentException">The tensor is not dense.</exception>
    public TensorShape ShapeOf<T>(string name, TensorShape shape)
        where T : unmanaged
    {
        if (shape.Exists)
        {
            ShapeCheck.Parameter(name, shape);
            return shape;
        }

        return LengthsOfMissing(NameOf(name), TypeOf<T>(), rank: null) is { } lengths ? TensorShape.DenseOf(lengths) : default;
    }

    /// <summary>Visits a tensor of <c>System.Numerics.Tensors</c>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable's tensor.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="elements">Its elements.</param>
    public void Visit<T>(string name, TensorShape shape, Span<T> elements)
        where T : unmanaged
    {
        if (shape.Length != elements.Length)
        {
            MemoryErrors.ThrowLengthsDiffer(); // The two arguments may have been read at different times.
        }

        Span<int> lengths = stackalloc int[shape.Lengths.Length];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = (int)shape.Lengths[dimension];
        }

        Visit(name, lengths, ref MemoryMarshal.GetReference(elements));
    }

    /// <summary>Notes earlier names of a parameter's tensor.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="formerNames">The earlier names.</param>
    private protected virtual void AddFormerNames(string name, ReadOnlySpan<string> formerNames)
    {
        // Most visitors have the names already.
    }

    /// <summary>The lengths to allocate a tensor with that has no memory yet, or <see langword="null"/> to leave it out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="rank">The number of dimensions, if the field says it.</param>
    /// <exception cref="InvalidOperationException">It had memory when the shapes were checked.</exception>
    /// <exception cref="ArgumentException">It is not trained, and has no memory.</exception>
    private protected virtual int[]? LengthsOfMissing(string name, TensorType type, int? rank)
    {
        if (IsFrozen)
        {
            ShapeErrors.ThrowMissingInFile(name);
        }

        MemoryErrors.ThrowLengthsDiffer();
        return null;
    }

    /// <summary>Visits a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="first">Its first byte.</param>
    private protected abstract void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first);

    private static TensorType TypeOf<T>() => typeof(T) == typeof(float) ? TensorType.F32 : TensorType.F64;

    private string NameOf(string name) => Slot is null ? name : Slot + "/" + name;
}
