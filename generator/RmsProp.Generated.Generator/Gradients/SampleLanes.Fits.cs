using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Whether all operations of a sample can be done in lanes.</summary>
internal sealed partial class SampleLanes
{
    /// <param name="block">The operations.</param>
    /// <param name="isInBranch">Whether only some of the samples need them: all are computed, so none may throw, or write.</param>
    private bool Fits(Block block, bool isInBranch) => block.Operations.Where(_live.IsKept).All(operation => Fits(operation, isInBranch));

    private bool Fits(Operation operation, bool isInBranch)
    {
        switch (operation)
        {
            case LoadOperation load:
                return (!isInBranch || load.Buffer.Rank == 0 || IsReadAnyway(load)) && Fits(load);
            case LengthOperation or IsNullOperation:
                return !isInBranch && !operation.Operands.Any(Varies);
            case TakeBackOperation:
                return !isInBranch;
            case GivenOperation or UserFunctionOperation:
                return false;
            case BinaryOperation { Result: { Type: ScalarType.Int32 } index } sum when Varies(index):
                return sum.IsChecked != true && FitsIndex(sum);
            case BinaryOperation { Kind: BinaryKind.Divide or BinaryKind.Remainder, Result.IsFloatingPoint: false }:
                return !isInBranch && !operation.Operands.Any(Varies);
            case ValueOperation value:
                return !Varies(value.Result) || FitsVector(value);
            case StoreOperation store:
                return !isInBranch && (store.Buffer.Type == Type || !store.Operands.Any(Varies));
            case AddOperation add:
                return !isInBranch && (!add.Indices.Any(Varies) || HoldsVectors(add.Buffer) || HasOwnPlaces(add.Buffer, add.Indices));
            case RecordOperation record:
                return !isInBranch && (record.Value.IsFloatingPoint || record.Value.Type == ScalarType.Boolean || !Varies(record.Value));
            case AllocateOperation allocation:
                return !isInBranch && !Varies(allocation.Length);
            case FindOperation found:
                return !isInBranch && !found.Operands.Any(Varies);
            case ViewOperation view:
                return !isInBranch && FitsView(view);
            case FailOperation:
                return !isInBranch;
            case IfOperation branch:
                return branch.Results.Where(_live.IsKept).All(result => !Varies(result) || result.Type == Type || result.Type == ScalarType.Boolean)
                    && branch.Blocks.All(block => Fits(block, isInBranch || Varies(branch.Condition)));
            case LoopOperation loop:
                return !isInBranch && !Varies(loop.Condition.Yields[0])
                    && _live.KeptArguments(loop).All(i => !Varies(loop.Arguments[i]) || loop.Arguments[i].Type == Type)
                    && Fits(loop.Condition, isInBranch) && Fits(loop.Body, isInBranch);
            default:
                return false;
        }
    }

    // All numbers with a floating point are of one type.
    private bool FitsVector(ValueOperation operation) => operation switch
    {
        BinaryOperation binary => binary.Result.Type == ScalarType.Boolean || binary.Result.Type == Type && binary.Kind != BinaryKind.Remainder,
        UnaryOperation unary => unary.Result.Type == Type || unary.Kind == UnaryKind.Not,
        CompareOperation comparison => comparison.Left.Type != ScalarType.Boolean,
        ConvertOperation conversion => (conversion.Result.Type == Type || conversion.Result.Type == ScalarType.Int32) && IsIndex(conversion.Value.Type),
        _ => operation is StopOperation or FunctionOperation or DerivativeOperation,
    };

    private bool FitsIndex(BinaryOperation operation)
    {
        // What is written again where a number is read must not have been overwritten.
        IReadOnlyList<Value>? left = IsOfScratch(operation.Right) ? null : StrideOf(operation.Left), right = IsOfScratch(operation.Left) ? null : StrideOf(operation.Right);
        switch (operation.Kind)
        {
            case BinaryKind.Add when left is not null && !Varies(operation.Right):
            case BinaryKind.Subtract when left is not null && !Varies(operation.Right):
                _strides[operation.Result] = left;
                return true;
            case BinaryKind.Add when right is not null && !Varies(operation.Left):
                _strides[operation.Result] = right;
                return true;
            case BinaryKind.Multiply when left is not null && !Varies(operation.Right):
                _strides[operation.Result] = [.. left, operation.Right];
                return true;
            case BinaryKind.Multiply when right is not null && !Varies(operation.Left):
                _strides[operation.Result] = [.. right, operation.Left];
                return true;
            default:
                return operation.Kind is BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply;
        }
    }

    /// <summary>Whether an integer that differs from sample to sample is an int of a vector.</summary>
    public static bool IsIndex(ScalarType type) => type is ScalarType.SByte or ScalarType.Byte or ScalarType.Int16 or ScalarType.UInt16 or ScalarType.Int32;

    private static bool IsOfScratch(Value value) => value.Definition is ValueOperation operation
        && (operation is LoadOperation { Buffer.Owner.Kind: BufferKind.Scratch } || operation.Sources.Any(IsOfScratch));

    /// <summary>Whether what a branch reads is read or written before the branch as well, so that it is there.</summary>
    private bool IsReadAnyway(LoadOperation load)
    {
        for (Operation around = load; around.Owner is { } block && block != Loop.Body; around = block.Parent!)
        {
            if (block.Parent is IfOperation { Owner: { } outer } branch && Varies(branch.Condition)
                && outer.Operations.TakeWhile(operation => operation != branch).Any(operation => operation.Accessed() == load.Buffer && TurnDependence.AreSame(operation.AccessedIndices(), load.Indices)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number is one of all samples, or is put together from those of each.</summary>
    private bool Fits(LoadOperation load)
    {
        if (!load.Indices.Any(Varies) || HoldsVectors(load.Buffer))
        {
            return true;
        }

        IReadOnlyList<Value> indices = load.Indices;
        return load.Buffer.Owner.Kind is BufferKind.Parameter or BufferKind.Data && HasOwnPlaces(load.Buffer, indices)
            && (load.Buffer.Type == Type
                ? load.Buffer.Element is null && (StrideOf(indices[indices.Count - 1]) is { Count: 0 } || IsWorthGathering(load))
                : load.Buffer.Element is null && IsIndex(load.Buffer.Type));
    }

    /// <summary>Whether samples have places of their own in a memory that all have in common.</summary>
    private bool HasOwnPlaces(Buffer buffer, IReadOnlyList<Value> indices) => buffer.LastRank == 1 && !indices.Take(indices.Count - 1).Any(Varies);

    /// <summary>Whether much is computed where numbers of all samples are put together; in the loop over samples itself it is not often done.</summary>
    private bool IsWorthGathering(LoadOperation load)
    {
        Operation[] around = [.. load.Owner!.Operations.Where(_live.IsKept)];
        int gathers = around.OfType<LoadOperation>().Count(other => !HoldsVectors(other.Buffer) && other.Indices.Any(Varies));
        return load.Owner == Loop.Body || around.Count(operation => operation.Results.Any(result => result.Type == Type) || operation.Written()?.Type == Type) >= OperationsPerGather * gathers;
    }

    private bool FitsView(ViewOperation view)
    {
        if (!Varies(view.Offset))
        {
            return !view.Operands.Any(Varies);
        }

        Buffer source = view.Source;
        return view.Owner == Loop.Body && source.Type == Type && source.LastRank == 1 && source.Element is null && !HoldsVectors(source)
            && !view.Prefix.Any(Varies) && !Varies(view.Length);
    }
}
