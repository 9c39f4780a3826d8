namespace RmsProp.Generated.Generator.Model;

/// <summary>The location of a variable's elements.</summary>
internal enum VariableKind
{
    /// <summary>In the struct itself: a scalar, an inline array, a fixed buffer or a vector of System.Numerics.</summary>
    Inline,
    Array,
    MultidimensionalArray,
    Memory,
    Span,

    /// <summary>In a tensor of System.Numerics.Tensors, a library that only the user's project references.</summary>
    Tensor,

    /// <summary>In memory of any kind, as a tensor span of the same library; its slots are tensors.</summary>
    TensorSpan,
}

/// <summary>One variable in Keras' sense: a leaf of the parameter struct with a shape, a gradient and slots of its own.</summary>
/// <param name="Path">The name in messages, for example <c>Hidden.Weights</c>.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="Kind">The location of its elements.</param>
/// <param name="Access">
/// The expression for it, with <see cref="Root"/> for the struct: for an inline variable its first element, for any other the array,
/// memory, span or tensor.
/// </param>
/// <param name="SlotAccess">The expression in a slot, which is another struct if the parameters are a ref struct.</param>
/// <param name="Length">The number of elements of an inline variable.</param>
/// <param name="Shape">The length of each dimension of an inline variable.</param>
/// <param name="Rank">The number of dimensions of a multi-dimensional array.</param>
/// <param name="IsReadOnly">Whether the field that holds an array, memory, span or tensor is read-only.</param>
/// <param name="IsUnsafe">Whether the expression needs an unsafe context (a fixed buffer).</param>
/// <param name="IsExcludedFromWeightDecay">Whether weight decay excludes it.</param>
/// <param name="FollowsPrevious">Whether its first element directly follows the last one of the previous variable.</param>
/// <param name="Group">
/// The index of its group: of a declared one during parsing, in <see cref="OptimizerModel.Groups"/> in a model; 0 for the optimizer's
/// own.
/// </param>
/// <param name="Constraint">The constraint on it, if any.</param>
internal sealed record Variable(
    string Path,
    ElementType Element,
    VariableKind Kind,
    string Access,
    string SlotAccess,
    int Length,
    EquatableArray<int> Shape,
    int Rank,
    bool IsReadOnly,
    bool IsUnsafe,
    bool IsExcludedFromWeightDecay,
    bool FollowsPrevious,
    int Group,
    Constraint? Constraint)
{
    /// <summary>The placeholder for the struct in <see cref="Access"/>; no C# expression contains it.</summary>
    public const string Root = "$";

    public bool IsNonNegative => Constraint?.Kind == ConstraintKind.NonNegative;

    public bool IsInline => Kind == VariableKind.Inline;

    public bool IsTensor => Kind is VariableKind.Tensor or VariableKind.TensorSpan;

    /// <summary>The expression for this variable in the parameters or gradients <paramref name="root"/>.</summary>
    public string In(string root) => Access.Replace(Root, root);

    /// <summary>The expression for this variable in the slot <paramref name="root"/>.</summary>
    public string InSlot(string root) => SlotAccess.Replace(Root, root);
}
