using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Collects the names that tensors of the parameters had.</summary>
internal sealed class FormerNames : TensorVisitor
{
    private readonly Dictionary<string, string> _current = [];

    /// <summary>The current names by the former ones.</summary>
    public static IReadOnlyDictionary<string, string> Of<TParameters>(ICheckpointState<TParameters> state, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        var names = new FormerNames();
        state.VisitParameters(names, ref parameters);
        return names._current;
    }

    private protected override void AddFormerNames(string name, ReadOnlySpan<string> formerNames)
    {
        foreach (string former in formerNames)
        {
            _current[former] = name;
        }
    }

    private protected override int[]? LengthsOfMissing(string name, TensorType type, int? rank) => null;

    private protected override void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first)
    {
        // Only names matter.
    }
}
