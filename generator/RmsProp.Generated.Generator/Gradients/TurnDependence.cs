using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>What differs from one turn of a loop to the next, and whether turns can be taken together without a change of what they compute.</summary>
internal sealed class TurnDependence
{
    private readonly LoopOperation _loop;
    private readonly Liveness _live;
    private readonly HashSet<Operation> _inside;
    private readonly HashSet<Buffer> _stored;
    private readonly Dictionary<Value, bool> _depends = [];

    public TurnDependence(LoopOperation loop, Liveness live)
    {
        _loop = loop;
        _live = live;
        _inside = [.. loop.Body.Descendants().Where(live.IsKept)];
        _stored = [.. _inside.Select(MemoryAccess.Written).OfType<Buffer>().Select(buffer => buffer.Owner)];
    }

    /// <summary>Whether a value may differ from turn to turn.</summary>
    public bool Depends(Value value)
    {
        value = value.Actual;
        if (value.Constant is not null || value.Definition is not { } definition)
        {
            return false;
        }

        if (!_depends.TryGetValue(value, out bool depends))
        {
            depends = _depends[value] = definition == _loop ? _loop.Arguments.IndexOf(value) >= 0 : _inside.Contains(definition) && DependsInside(value, definition);
        }

        return depends;
    }

    private bool DependsInside(Value value, Operation definition) => definition switch
    {
        LoadOperation load => _stored.Contains(load.Buffer.Owner) || IsOwn(load.Buffer) || load.Indices.Any(Depends),
        LengthOperation length => IsOwn(length.Buffer) || length.Operands.Any(Depends),
        ValueOperation { IsPure: true } operation => operation.Sources.Any(Depends),
        LoopOperation inner => !(Merges(inner) && Counting.Of(inner)!.Counter == value),
        _ => true,
    };

    /// <summary>Whether an inner loop has the same turns in each turn of the outer one, so that all can go through it together.</summary>
    public bool Merges(LoopOperation inner) => Counting.Of(inner) is { } counting
        && !Depends(counting.Start) && !Depends(counting.Limit)
        && inner.Condition.Operations.Where(_live.IsKept).All(operation => operation is CompareOperation || operation is ValueOperation { IsPure: true } value && value is not LoadOperation && !Depends(value.Result));

    /// <summary>Whether a buffer is created in each turn anew.</summary>
    public bool IsOwn(Buffer buffer) => buffer.Definition is { } definition && _inside.Contains(definition);

    /// <summary>Whether the same is computed if several turns are taken together, statement by statement.</summary>
    public bool CanJam(Counting counting)
    {
        if (_inside.Any(operation => operation is CallOperation or UserDerivativeOperation or UserFunctionOperation or FindOperation))
        {
            return false;
        }

        Access[] accesses = [.. AccessesIn(_loop.Body, null, isAlone: false, isBranch: false)];
        return RecordsMatch()
            && accesses.Where(access => !IsOwn(access.Buffer.Owner)).GroupBy(access => access.Buffer.Owner).All(owner => IsInOrder([.. owner], counting));
    }

    /// <summary>Whether what a loop records is recorded and taken back in the same way: both loops are merged, or none is.</summary>
    private bool RecordsMatch()
    {
        LoopOperation[] recording = [.. _inside.OfType<LoopOperation>().Where(inner => inner.Body.Descendants().Any(operation => operation is RecordOperation or TakeBackOperation))];
        return recording.All(inner => Merges(inner) && IsMerged(inner) && (inner.Forward is null || recording.Contains(inner.Forward)));
    }

    /// <summary>Whether all around a loop is merged.</summary>
    private bool IsMerged(LoopOperation inner)
    {
        for (Operation? around = inner.Owner?.Parent; around != _loop; around = around.Owner?.Parent)
        {
            if (around is not LoopOperation outer || !Merges(outer))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A read or write of memory.</summary>
    /// <param name="Operation">What reads or writes.</param>
    /// <param name="Buffer">The memory.</param>
    /// <param name="Indices">The place in it.</param>
    /// <param name="Merged">The innermost of the merged loops around it.</param>
    /// <param name="IsAlone">Whether it is in a loop that each turn goes through alone.</param>
    private sealed record Access(Operation Operation, Buffer Buffer, IReadOnlyList<Value> Indices, LoopOperation? Merged, bool IsAlone);

    private IEnumerable<Access> AccessesIn(Block block, LoopOperation? merged, bool isAlone, bool isBranch)
    {
        foreach (Operation operation in block.Operations.Where(_live.IsKept))
        {
            if (operation.Accessed() is { } buffer)
            {
                yield return new Access(operation, buffer, operation.AccessedIndices(), merged, isAlone);
            }

            LoopOperation? inner = operation as LoopOperation;
            bool isMerged = inner is not null && !isBranch && !isAlone && Merges(inner);
            foreach (Access access in operation.Blocks.SelectMany(nested => AccessesIn(
                nested, isMerged ? inner : merged, isAlone || inner is not null && !isMerged, isBranch || operation is IfOperation)))
            {
                yield return access;
            }
        }
    }

    /// <summary>Whether each number of a memory from outside of the loop is still read and written in the order of the turns.</summary>
    private bool IsInOrder(Access[] accesses, Counting counting)
    {
        // What is nothing but added to has another order of its sums, the same on all machines.
        if (accesses.All(access => access.Operation is LoadOperation) || accesses.All(access => access.Operation is AddOperation))
        {
            return true;
        }

        Access first = accesses[0];
        bool isSamePlace = accesses.All(access => !access.IsAlone && !IsOwn(access.Buffer) && access.Buffer == first.Buffer && access.Merged == first.Merged && AreSame(access.Indices, first.Indices));
        if (!isSamePlace || first.Indices.Count == 0)
        {
            return false;
        }

        Value[] prefix = [.. first.Indices.Take(first.Indices.Count - 1)];
        Value last = first.Indices[first.Indices.Count - 1];
        if (prefix.Any(Depends))
        {
            return false;
        }

        // The same places in all turns, each in one turn of an innermost loop; or a place of its own in each turn.
        return first.Merged is { } merged
            ? merged.Owner == _loop.Body && !Depends(last) && IsInnermost(merged) && !TakesBack(merged) && Counting.Of(merged)!.Counter is var inner && IsAwayFrom(last, inner, value => !Counting.IsInvariant(value, merged))
            : IsAwayFrom(last, counting.Counter, Depends);
    }

    /// <summary>Whether a loop has no other one inside.</summary>
    public bool IsInnermost(LoopOperation loop) => !loop.Body.Descendants().Any(operation => operation is LoopOperation && _live.IsKept(operation));

    private static bool TakesBack(LoopOperation loop) => loop.Body.Descendants().Any(operation => operation is TakeBackOperation);

    /// <summary>Whether an index is a counter and what does not change with it.</summary>
    public static bool IsAwayFrom(Value index, Value counter, Func<Value, bool> changes) =>
        index == counter || index.Definition is BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } sum
        && (IsAwayFrom(sum.Left, counter, changes) && !changes(sum.Right) || sum.Kind == BinaryKind.Add && IsAwayFrom(sum.Right, counter, changes) && !changes(sum.Left));

    /// <summary>Whether indices are computed in the same way from the same values.</summary>
    public static bool AreSame(IReadOnlyList<Value> left, IReadOnlyList<Value> right) => left.Zip(right, AreSame).All(same => same);

    private static bool AreSame(Value left, Value right) =>
        left == right
        || left.Constant is { } constant && constant.Equals(right.Constant)
        || left.Definition is BinaryOperation one && right.Definition is BinaryOperation other && one.Kind == other.Kind
            && AreSame(one.Left, other.Left) && AreSame(one.Right, other.Right);
}
