using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>A tensor of a model that a file may have.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape; <see langword="null"/> if it has no memory yet.</param>
/// <param name="Rank">The number of its dimensions; <see langword="null"/> if any number but 0 will do.</param>
/// <param name="IsTrained">Whether it is trained, and so has slots.</param>
internal sealed record LoadTarget(string Name, TensorType Type, long[]? Shape, int? Rank, bool IsTrained)
{
    public string Description => Shape is not null ? TensorTypes.Describe(Type.Name(), Shape)
        : Rank is { } rank ? $"{Type.Name()} [{string.Join(", ", Unknown(rank))}]"
        : $"{Type.Name()} of any shape";

    /// <summary>Lists the tensors of a model.</summary>
    public static IReadOnlyList<LoadTarget> ListOf<TParameters>(ICheckpointState<TParameters> state, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        var collector = new Collector();
        state.VisitParameters(collector, ref parameters);
        return collector.Targets;
    }

    /// <summary>Whether a tensor of a file can be loaded into it, after a conversion if need be.</summary>
    public bool Accepts(TensorInfo tensor)
    {
        if (TensorTypes.Named(tensor.Type) is null)
        {
            return false;
        }

        if (Shape is not null)
        {
            return Shape.AsSpan().SequenceEqual(tensor.Shape);
        }

        Int128 length = 1;
        foreach (long dimension in tensor.Shape)
        {
            if (dimension > Array.MaxLength)
            {
                return false;
            }

            length = Int128.Min(length * dimension, long.MaxValue); // A later dimension may be 0.
        }

        return tensor.Shape.Length == (Rank ?? Math.Max(tensor.Shape.Length, 1)) && length <= Array.MaxLength;
    }

    /// <summary>Whether it is the same tensor with the same shape.</summary>
    public bool IsSame(LoadTarget other) =>
        Name == other.Name && (Shape is null) == (other.Shape is null) && Shape.AsSpan().SequenceEqual(other.Shape);

    private static string[] Unknown(int rank)
    {
        var lengths = new string[rank];
        Array.Fill(lengths, "?");
        return lengths;
    }

    private sealed class Collector : TensorVisitor
    {
        public List<LoadTarget> Targets { get; } = [];

        private protected override int[]? LengthsOfMissing(string name, TensorType type, int? rank)
        {
            Targets.Add(new LoadTarget(name, type, null, rank, !IsFrozen));
            return null;
        }

        private protected override void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first) =>
            Targets.Add(new LoadTarget(name, type, TensorInfo.Longs(shape), shape.Length, !IsFrozen));
    }
}
