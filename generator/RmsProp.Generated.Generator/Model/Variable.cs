namespace RmsProp.Generated.Generator.Model;

/// <summary>One variable in Keras' sense: a leaf of the parameter struct with a shape, a gradient and slots of its own.</summary>
/// <param name="Path">The name in messages, for example <c>Hidden.Weights</c>.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="Location">Where its elements are.</param>
/// <param name="Access">
/// How it is reached in the parameters and gradients: an inline variable's first element, any other's array, memory, span or tensor.
/// </param>
/// <param name="SlotAccess">How it is reached in a slot, which is another struct if the parameters are a ref struct.</param>
/// <param name="IsExcludedFromWeightDecay">Whether weight decay excludes it.</param>
/// <param name="Group">
/// The index of its group: of a declared one during parsing, in <see cref="OptimizerModel.Groups"/> in a model; 0 for the optimizer's
/// own.
/// </param>
/// <param name="Constraint">The constraint on it, if any.</param>
/// <param name="Tensor">What its tensor is called in files.</param>
internal sealed record Variable(
    string Path,
    ElementType Element,
    VariableLocation Location,
    AccessPath Access,
    AccessPath SlotAccess,
    bool IsExcludedFromWeightDecay,
    int Group,
    Constraint? Constraint,
    TensorNames Tensor)
{
    public bool IsNonNegative => Constraint?.Kind == ConstraintKind.NonNegative;

    public bool IsInline => Location is VariableLocation.Inline;

    public bool IsTensor => Location is VariableLocation.Tensor or VariableLocation.TensorSpan;

    /// <summary>Whether the field that refers to its elements is read-only.</summary>
    public bool IsReadOnly => Location is VariableLocation.Referenced { IsReadOnly: true };

    /// <summary>The number of its elements that are inside the struct: all or none.</summary>
    public int InlineLength => Location is VariableLocation.Inline { Length: var length } ? length : 0;

    /// <summary>The expression for this variable in the parameters or gradients <paramref name="root"/>.</summary>
    public string In(string root) => Access.In(root);

    /// <summary>The same, to be assigned.</summary>
    public string AssignableIn(string root) => IsReadOnly ? AccessPath.AsWritable(In(root)) : In(root);

    /// <summary>The expression for this variable in the slot <paramref name="root"/>.</summary>
    public string InSlot(string root) => SlotAccess.In(root);
}
