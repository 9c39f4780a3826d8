namespace RmsProp.Generated.Generator.Model;

/// <summary>Where the elements of a variable are.</summary>
internal enum VariableKind
{
    /// <summary>In the struct itself: a scalar, an inline array, a fixed buffer or a vector of System.Numerics.</summary>
    Inline,
    Array,
    MultidimensionalArray,
    Memory,
    Span,

    /// <summary>In a tensor of System.Numerics.Tensors, a library that only the user's project refers to.</summary>
    Tensor,

    /// <summary>In memory of any kind, as a tensor of the same library; its slots are tensors.</summary>
    TensorSpan,
}

/// <summary>One variable in Keras' sense: a leaf of the parameter struct with a shape, a gradient and slots of its own.</summary>
/// <param name="Path">What messages call it, for example <c>Hidden.Weights</c>.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="Kind">Where its elements are.</param>
/// <param name="Access">
/// The expression for it, with <see cref="Root"/> for the struct: of an inline variable its first element, of any other
/// the array, memory, span or tensor.
/// </param>
/// <param name="SlotAccess">The same expression in a slot, which is another struct where the parameters are a ref struct.</param>
/// <param name="Length">How many elements an inline variable has.</param>
/// <param name="Shape">How many elements an inline variable has in each dimension.</param>
/// <param name="Rank">The number of dimensions of a multi-dimensional array.</param>
/// <param name="IsReadOnly">Whether the field that holds an array, memory, span or tensor is read-only.</param>
/// <param name="IsUnsafe">Whether the expression needs an unsafe context (a fixed buffer).</param>
/// <param name="IsExcludedFromWeightDecay">Whether weight decay passes it by.</param>
/// <param name="FollowsPrevious">Whether its first element lies right behind the last one of the variable before it.</param>
/// <param name="Group">Which group it is in: the index of a declared one while parsing, of <see cref="OptimizerModel.Groups"/> in a model; 0 for the optimizer's own.</param>
/// <param name="Constraint">What it is kept to, if anything.</param>
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
    /// <summary>Stands for the struct in <see cref="Access"/>; no C# expression contains it.</summary>
    public const string Root = "$";

    public bool IsNonNegative => Constraint?.Kind == ConstraintKind.NonNegative;

    public bool IsInline => Kind == VariableKind.Inline;

    public bool IsTensor => Kind is VariableKind.Tensor or VariableKind.TensorSpan;

    /// <summary>The expression for this variable in the parameters or gradients <paramref name="root"/>.</summary>
    public string In(string root) => Access.Replace(Root, root);

    /// <summary>The expression for this variable in the slot <paramref name="root"/>.</summary>
    public string InSlot(string root) => SlotAccess.Replace(Root, root);
}
