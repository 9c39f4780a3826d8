using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// A counted loop in which each turn works on elements of its own, so that several turns can be taken at a time: it has no inner loop, and
/// nothing goes from turn to turn but sums.
/// </summary>
internal sealed partial class ElementLoop
{
    private readonly Liveness _live;
    private readonly List<Operation> _inside;
    private readonly Dictionary<Value, ElementIndex> _indices = [];
    private readonly HashSet<Value> _steps = [];
    private readonly bool _isFast;
    private string? _reason;

    private ElementLoop(LoopOperation loop, Counting counting, Liveness live, bool isFast)
    {
        _isFast = isFast;
        Loop = loop;
        Turns = counting;
        _live = live;
        _inside = [.. loop.Body.Descendants().Where(live.IsKept)];
        _indices[counting.Counter] = ElementIndex.Counter;
        FillsParts = isFast && _inside.Any(FastFunctions.AreIn);
        Written = [.. _inside.Select(MemoryAccess.Written).OfType<Buffer>().Select(buffer => buffer.Owner)];
    }

    public LoopOperation Loop { get; }

    public Counting Turns { get; }

    /// <summary>The type of all numbers that are not indices.</summary>
    public ScalarType Type { get; private set; }

    /// <summary>The memory that the turns write to.</summary>
    public HashSet<Buffer> Written { get; }

    /// <summary>What the turns only add to, or choose the largest or smallest of: the places among the arguments, with the terms, and the step that takes each.</summary>
    public List<(int Argument, MathFunction? Choice, IReadOnlyList<(Value Step, Value Term)> Terms)> Sums { get; } = [];

    /// <summary>Parts of the same memory that must not overlap: whether they do is known when the loop begins.</summary>
    public List<((Buffer Buffer, IReadOnlyList<Value> Prefix) One, (Buffer Buffer, IReadOnlyList<Value> Prefix) Other)> Apart { get; } = [];

    /// <summary>The elements that the turns read or write, each once.</summary>
    public List<(Buffer Buffer, IReadOnlyList<Value> Prefix, ElementIndex Index)> Elements { get; } = [];

    /// <summary>Whether a gradient is added to at several places, so that the order of its sums is that of vectors.</summary>
    public bool AddsToSeveralPlaces => Written.Any(owner => Elements.Count(element => element.Buffer.Owner == owner) > 1);

    /// <summary>Whether the last turns are taken together as well, in a part of a vector: where functions are computed, each turn counts.</summary>
    public bool FillsParts { get; }

    /// <summary>How a loop is taken several turns at a time; null if it can't be.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="live">What is written at all.</param>
    /// <param name="isFast">Whether sums of the loss may be added up in another order, and functions may have other last bits.</param>
    /// <param name="hasTape">Whether what the loop records lies side by side.</param>
    /// <param name="reason">Why it can't be.</param>
    public static ElementLoop? Of(LoopOperation loop, Liveness live, bool isFast, bool hasTape, out string? reason)
    {
        if (CountingOf(loop) is not { } counting)
        {
            reason = "its turns are not counted by one";
            return null;
        }

        var elements = new ElementLoop(loop, counting, live, isFast);
        bool fits = elements.Fits(reordersSums: loop.Forward is not null || isFast, hasTape);
        reason = fits ? null : elements._reason;
        return fits ? elements : null;
    }

    /// <summary>How a loop counts by one; null if it doesn't.</summary>
    public static Counting? CountingOf(LoopOperation loop) =>
        Counting.Of(loop) is { StepSize: 1 or -1, Counter.Type: ScalarType.Int32, Comparison: not Comparison.NotEqual } counting ? counting : null;

    /// <summary>The index that a value is; null if it is none.</summary>
    public ElementIndex? IndexOf(Value value) => _indices.TryGetValue(value.Actual, out ElementIndex? index) ? index : null;

    /// <summary>Whether a value is a sum and something added to it, on the way to the next turn.</summary>
    public bool IsStepOfSum(Value value) => _steps.Contains(value);

    /// <summary>Whether a value is the same in all turns.</summary>
    public bool IsSame(Value value)
    {
        value = value.Actual;
        if (value.Constant is not null)
        {
            return true;
        }

        if (value.Definition is LoopOperation own && own == Loop)
        {
            return !Loop.Arguments.Contains(value) && !Loop.Results.Contains(value);
        }

        return value.Definition is not { } definition || !_inside.Contains(definition) || definition is ValueOperation { IsPure: true } operation
            && operation.Owner == Loop.Body
            && !(operation is LoadOperation load && Written.Contains(load.Buffer.Owner))
            && operation.Operands.All(IsSame);
    }

    private bool Fits(bool reordersSums, bool hasTape)
    {
        ScalarType[] types = [.. _inside.SelectMany(operation => operation.Results.Where(_live.IsKept)).Where(value => value.IsFloatingPoint).Select(value => value.Type)
            .Concat(_inside.Select(MemoryAccess.Written).OfType<Buffer>().Select(buffer => buffer.Type)).Distinct()];
        if (types is not [ScalarType.Single or ScalarType.Double])
        {
            _reason = "it computes with numbers of several types";
            return false;
        }

        Type = types[0];
        if (!FindSums(reordersSums))
        {
            return false;
        }

        if (_inside.FirstOrDefault(operation => !Fits(operation, reordersSums, hasTape)) is { } obstacle)
        {
            _reason = ReasonOf(obstacle);
            return false;
        }

        if (!AreApart())
        {
            _reason = "its turns may write to the same elements";
            return false;
        }

        if (Turns.TurnCount < FewestTurns)
        {
            _reason = "it has few turns";
            return false;
        }

        return true;
    }

    private string ReasonOf(Operation operation) => operation switch
    {
        FunctionOperation function => $"{function.Function} has no vector form{OfBits}",
        DerivativeOperation derivative => $"the derivative of {derivative.Function} has no vector form{OfBits}",
        LoadOperation load => $"it reads '{load.Buffer.Name}' at places that are not side by side",
        StoreOperation store => $"it writes '{store.Buffer.Name}' at places that are not side by side, or in a branch",
        AddOperation add => $"it adds to '{add.Buffer.Name}' at places that are not side by side, or in a branch",
        LoopOperation => "it has a loop inside",
        CallOperation or UserDerivativeOperation or UserFunctionOperation => "it calls a method",
        ConvertOperation => "it converts numbers",
        AllocateOperation or FindOperation or ViewOperation => "it creates arrays or parts of arrays",
        _ => "it has branches, integers or conversions of its own",
    };

    private string OfBits => _isFast ? "" : " with the same bits";

    private bool Fits(Operation operation, bool reordersSums, bool hasTape)
    {
        switch (operation)
        {
            case ValueOperation { Result: var value } when IsSame(value):
                return operation.Owner == Loop.Body && _live.IsKept(value);
            case BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract, Result: { Type: ScalarType.Int32 } index } sum:
                (Value counted, Value other) = IndexOf(sum.Left) is not null ? (sum.Left, sum.Right) : (sum.Right, sum.Left);
                if (IndexOf(counted) is not { } from || !IsSame(other) || sum.Kind == BinaryKind.Subtract && counted != sum.Left || sum.IsChecked is not null)
                {
                    return false;
                }

                _indices[index] = from.With(other, sum.Kind == BinaryKind.Subtract);
                return true;
            case LoadOperation load:
                return load.Buffer.Type == Type && IsElement(load.Buffer, load.Indices);
            case BinaryOperation binary:
                return binary.Result.Type == Type && binary.Kind is BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply or BinaryKind.Divide;
            case UnaryOperation unary:
                return unary.Kind == UnaryKind.Negate && unary.Result.Type == Type || unary.Kind == UnaryKind.Not;
            case CompareOperation comparison:
                return comparison.Left.Type == Type;
            case StopOperation or GivenOperation:
                return true;
            case FunctionOperation { Function: MathFunction.Abs or MathFunction.Sqrt or MathFunction.Max or MathFunction.Min }:
                return true;
            case DerivativeOperation derivative:
                return CSharpText.HasVectorForm(derivative) || _isFast && FastFunctions.AreIn(derivative);
            case FunctionOperation when _isFast:
                return FastFunctions.AreIn(operation);
            case IfOperation branch:
                return !IsSame(branch.Condition) && branch.Results.Where(_live.IsKept).All(result => result.Type == Type)
                    && branch.Blocks.SelectMany(block => block.Operations).Where(_live.IsKept).All(inner => inner is ValueOperation or IfOperation);
            case StoreOperation store:
                return store.Owner == Loop.Body && store.Buffer.Type == Type && IsElement(store.Buffer, store.Indices);
            case AddOperation add:
                return add.Owner == Loop.Body && add.Buffer.Type == Type
                    && (IsElement(add.Buffer, add.Indices) || reordersSums && add.Indices.All(IsSame));
            case RecordOperation record:
                return hasTape && record.Owner == Loop.Body && record.Value.Type == Type;
            case TakeBackOperation back:
                return hasTape && back.Owner == Loop.Body && back.Result.Type == Type;
            default:
                return false;
        }
    }

    /// <summary>Whether a buffer is an array of several dimensions; the elements of a row lie side by side.</summary>
    public static bool IsGrid(Buffer buffer) => buffer is { Form: BufferForm.MultidimensionalArray, LastRank: 2 or 3, Element: null };

    private bool IsElement(Buffer buffer, IReadOnlyList<Value> indices)
    {
        if (!(buffer.LastRank == 1 || IsGrid(buffer)) || indices.Count == 0 || IndexOf(indices[indices.Count - 1]) is not { } index)
        {
            return false;
        }

        Value[] prefix = [.. indices.Take(indices.Count - 1)];
        if (!prefix.All(IsSame))
        {
            return false;
        }

        if (!Elements.Any(element => element.Buffer == buffer && element.Index.Equals(index) && element.Prefix.SequenceEqual(prefix)))
        {
            Elements.Add((buffer, prefix, index));
        }

        return true;
    }
}
