using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>An index of a loop over elements: its counter, and terms that are the same in all turns.</summary>
internal sealed record ElementIndex(IReadOnlyList<(bool IsSubtracted, Value Value)> Terms)
{
    public static ElementIndex Counter { get; } = new([]);

    public ElementIndex With(Value value, bool isSubtracted) => new([.. Terms, (isSubtracted, value)]);

    public bool Equals(ElementIndex? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Count;
}
