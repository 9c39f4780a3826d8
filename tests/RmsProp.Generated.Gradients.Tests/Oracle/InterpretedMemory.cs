using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>The memory of a program that is interpreted: what it allocates, and its arguments, which are only read.</summary>
/// <param name="arguments">The arguments by their names.</param>
internal sealed class InterpretedMemory(Func<string, ArgumentTree> arguments)
{
    private readonly Dictionary<Buffer, Number[]> _scratch = [];
    private readonly Dictionary<Buffer, View> _views = [];

    public void Allocate(Buffer buffer, int length)
    {
        var numbers = new Number[length];
        Array.Fill(numbers, Number.OfReal(0));
        _scratch[buffer] = numbers;
    }

    public void Take(Buffer view, Buffer source, int[] prefix, int offset, int length)
    {
        int available = Length(source, prefix.Length == 0 ? 0 : source.LastRank - 1, prefix);
        if (offset < 0 || length < 0 || offset > available - length)
        {
            throw new LossFaultException($"{offset} and {length} of {available}.");
        }

        // A view keeps what its source is now: the operation may be executed again before the view is used.
        _views[view] = source.Kind == BufferKind.View
            ? _views[source] with { Offset = _views[source].Offset + offset, Length = length }
            : new View(source, source.Kind == BufferKind.Scratch ? _scratch[source] : null, prefix, offset, length);
    }

    public Number Load(Buffer buffer, int[] indices)
    {
        switch (buffer.Kind)
        {
            case BufferKind.Scratch:
                return _scratch[buffer][indices[0]];
            case BufferKind.View:
                View view = _views[buffer];
                int at = view.At(indices[0]);
                return view.Numbers is { } numbers ? numbers[at] : Load(view.Source, [.. view.Prefix, at]);
            default:
                return ((ArgumentTree.Leaf)Reach(buffer, buffer.Steps.Count, indices)).Number;
        }
    }

    public void Store(Buffer buffer, int[] indices, Number value)
    {
        if (buffer.Kind == BufferKind.View)
        {
            View view = _views[buffer];
            view.Numbers![view.At(indices[0])] = value;
        }
        else
        {
            _scratch[buffer][indices[0]] = value;
        }
    }

    public int Length(Buffer buffer, int dimension, int[] prefix) => buffer.Kind switch
    {
        BufferKind.Scratch => _scratch[buffer].Length,
        BufferKind.View => _views[buffer].Length,
        _ => Reach(buffer, buffer.Steps.Count - 1, prefix) switch
        {
            ArgumentTree.Elements elements => elements.Lengths[dimension],
            ArgumentTree.Fields { Members.Count: 0 } => throw new LossFaultException($"{buffer.Name} is null."),
            _ => throw new InvalidOperationException($"{buffer.Name} has no elements."),
        },
    };

    public bool IsNull(Buffer place, int[] indices) => Reach(place, place.Steps.Count, indices) is ArgumentTree.Fields { Members.Count: 0 };

    private ArgumentTree Reach(Buffer buffer, int steps, int[] indices)
    {
        ArgumentTree tree = arguments(buffer.Root!);
        int used = 0;
        foreach (BufferStep step in buffer.Steps.Take(steps))
        {
            tree = step.Field is { } field
                ? ((ArgumentTree.Fields)tree).Members[field.TrimStart('@')]
                : ((ArgumentTree.Elements)tree).At(indices.AsSpan(used, step.Rank));
            used += step.Rank;
        }

        return used == indices.Length ? tree : throw new InvalidOperationException($"{buffer.Name} has {used} indices, not {indices.Length}.");
    }

    private sealed record View(Buffer Source, Number[]? Numbers, int[] Prefix, int Offset, int Length)
    {
        public int At(int index) => (uint)index < (uint)Length ? Offset + index : throw new LossFaultException($"{index} is not below {Length}.");
    }
}
