namespace RmsProp.Generated.Generator.Model;

/// <summary>Where the elements of a variable are, with what is known there.</summary>
internal abstract record VariableLocation
{
    /// <summary>In the struct itself: a scalar, an inline array, a fixed buffer or a vector of System.Numerics.</summary>
    /// <param name="Length">The number of elements.</param>
    /// <param name="Shape">The length of each dimension.</param>
    /// <param name="IsUnsafe">Whether the expression needs an unsafe context (a fixed buffer).</param>
    /// <param name="FollowsPrevious">Whether the first element directly follows the last one of the previous variable.</param>
    internal sealed record Inline(int Length, EquatableArray<int> Shape, bool IsUnsafe, bool FollowsPrevious) : VariableLocation;

    /// <summary>Outside of the struct, which refers to them; shapes are known only at run time.</summary>
    /// <param name="IsReadOnly">Whether the field with the reference is read-only.</param>
    internal abstract record Referenced(bool IsReadOnly) : VariableLocation;

    /// <summary>In an array.</summary>
    /// <param name="Rank">The number of dimensions.</param>
    /// <param name="IsReadOnly">Whether the field is read-only.</param>
    internal sealed record Array(int Rank, bool IsReadOnly) : Referenced(IsReadOnly);

    /// <summary>In <c>Memory&lt;T&gt;</c>.</summary>
    internal sealed record Memory(bool IsReadOnly) : Referenced(IsReadOnly);

    /// <summary>In <c>Span&lt;T&gt;</c>.</summary>
    internal sealed record Span(bool IsReadOnly) : Referenced(IsReadOnly);

    /// <summary>A rank's part of a variable, in a span.</summary>
    /// <param name="Number">The number of the variable.</param>
    internal sealed record Part(int Number) : Referenced(IsReadOnly: false);

    /// <summary>In a tensor of System.Numerics.Tensors, a library that only the user's project references.</summary>
    internal sealed record Tensor(bool IsReadOnly) : Referenced(IsReadOnly);

    /// <summary>In memory of any kind, as a tensor span of the same library; its slots are tensors.</summary>
    internal sealed record TensorSpan(bool IsReadOnly) : Referenced(IsReadOnly);
}
