using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Makes several loops of one that has loops inside and computes further things: loop distribution (Allen and Kennedy, Automatic
/// Translation of FORTRAN Programs to Vector Form, 1987). A layer that is written unit by unit becomes a product with a matrix and then
/// an activation of all units, which can be vectorized, and whose reverse passes can be as well. What a later loop needs of an earlier
/// one is kept in an array.
/// </summary>
internal sealed partial class LoopDistribution
{
    private const int FewestTurns = 4;

    private readonly LoopOperation _loop;
    private readonly Counting _counting;
    private readonly Liveness _live;
    private readonly TurnDependence _turns;
    private readonly Operation[] _operations;
    private readonly HashSet<Buffer> _stored;
    private readonly HashSet<Operation> _cheap = [];
    private readonly Dictionary<Operation, int> _groups = [];

    private LoopDistribution(LoopOperation loop, Counting counting, Liveness live)
    {
        _loop = loop;
        _counting = counting;
        _live = live;
        _turns = new TurnDependence(loop, live);
        _operations = [.. loop.Body.Operations.Where(live.IsKept)];
        _stored = [.. loop.Body.Descendants().Where(live.IsKept).Select(MemoryAccess.Written).OfType<Buffer>().Select(buffer => buffer.Owner)];
    }

    /// <summary>Distributes the loops of a loss, before its gradient is derived.</summary>
    public static void In(LossProgram program)
    {
        var live = new Liveness(program.Body, keepsFormulas: true);
        if (program.Body.Descendants().OfType<LoopOperation>().Any(loop => loop.Body.Operations.Any(operation => operation is LoopOperation)))
        {
            // Where each turn is reversed right after it, its values need no memory.
            In(program.Body, program.Body, IndependentTurns.In(program, new Activity(program), new Order(program.Body)), ref live);
        }
    }

    private static void In(Block block, Block program, HashSet<LoopOperation> independent, ref Liveness live)
    {
        foreach (Operation operation in block.Operations.ToArray())
        {
            foreach (Block inner in operation.Blocks)
            {
                In(inner, program, independent, ref live);
            }

            if (operation is LoopOperation loop && live.IsKept(loop) && !independent.Contains(loop)
                && ElementLoop.CountingOf(loop) is { IsUp: true, Start.Constant: int and >= 0 } counting && !(counting.TurnCount < FewestTurns)
                && new LoopDistribution(loop, counting, live) is var distribution && distribution.FindGroups())
            {
                distribution.Distribute();

                // A loop around it is to know the new loops.
                live = new Liveness(program, keepsFormulas: true);
            }
        }
    }

    /// <summary>Finds what can be loops of their own; false if that gains nothing.</summary>
    private bool FindGroups()
    {
        LoopOperation[] inner = [.. _operations.OfType<LoopOperation>()];
        if (inner.Length == 0 || !inner.Any(loop => _turns.IsInnermost(loop) && _turns.Merges(loop))
            || _loop.Body.Descendants().Any(operation => operation is CallOperation or UserFunctionOperation or FailOperation or RecordOperation))
        {
            return false;
        }

        int count = 0;
        bool isAfterLoop = true, computesFunctions = false;
        HashSet<Operation> columns = [];
        HashSet<Value> yields = [.. _loop.Body.Yields.Select(value => value.Actual)];
        foreach (Operation operation in _operations)
        {
            if (IsCheap(operation) && !operation.Results.Any(result => yields.Contains(result) && result != NextCounter))
            {
                _cheap.Add(operation);
                continue;
            }

            // Functions can be vectorized, but not beside numbers that don't lie side by side.
            bool isOfColumn = operation.Operands.Select(DefinitionIn).OfType<Operation>().Any(source => IsOfColumn(source) || columns.Contains(source)) && columns.Add(operation);
            bool isFirst = operation is LoopOperation || isAfterLoop || isOfColumn && computesFunctions;
            computesFunctions = operation is FunctionOperation || computesFunctions && !isFirst;
            count += isFirst ? 1 : 0;
            isAfterLoop = operation is LoopOperation;
            _groups[operation] = count - 1;
        }

        Join();
        int[] groups = [.. _groups.Values.Distinct()];
        return groups.Length > 1 && groups.Any(group => _groups.Where(member => member.Value == group).Select(member => member.Key).ToArray() is [LoopOperation alone] && _turns.IsInnermost(alone));
    }

    /// <summary>Whether an operation reads an element of a row of its own in each turn.</summary>
    private bool IsOfColumn(Operation operation) => operation is LoadOperation load && load.Indices.Take(load.Indices.Count - 1).Any(_turns.Depends);

    private Value NextCounter => _loop.Body.Yields[_loop.Arguments.IndexOf(_counting.Counter)].Actual;

    /// <summary>Whether an operation is computed again in each loop that needs it: indices, parts of arrays, and numbers that nothing stores.</summary>
    private bool IsCheap(Operation operation) => operation.Operands.All(IsCheaplyKnown) && operation switch
    {
        ViewOperation view => !_turns.IsOwn(view.Source.Owner),
        LoadOperation load => !_stored.Contains(load.Buffer.Owner) && !_turns.IsOwn(load.Buffer.Owner),
        LengthOperation or ArgumentOperation or IsNullOperation => true,
        BinaryOperation or UnaryOperation or CompareOperation => !operation.Results[0].IsFloatingPoint && operation.Operands.All(operand => !operand.IsFloatingPoint),
        ConvertOperation convert => !convert.Value.IsFloatingPoint,
        _ => false,
    };

    // What goes from turn to turn is known only in the loop that computes it.
    private bool IsCheaplyKnown(Value value) =>
        value == _counting.Counter || !_loop.Arguments.Contains(value) && (DefinitionIn(value) is not { } definition || _cheap.Contains(definition));

    /// <summary>The operation of a turn that computes a value; null if it comes from around the loop.</summary>
    private Operation? DefinitionIn(Value value) => value.Actual.Definition is { } definition && value.Constant is null && definition.Owner == _loop.Body ? definition : null;

    /// <summary>Joins groups that depend on each other in more than values of the same turn.</summary>
    private void Join()
    {
        List<(int First, int Last)> ranges = [];
        foreach (KeyValuePair<Operation, int> member in _groups)
        {
            foreach (Value used in UsesOf(member.Key))
            {
                if (DefinitionIn(used) is { } definition && _groups.TryGetValue(definition, out int from) && from != member.Value && !used.IsFloatingPoint)
                {
                    ranges.Add((from, member.Value));
                }
            }
        }

        for (int i = 0; i < _loop.Arguments.Count; i++)
        {
            Value argument = _loop.Arguments[i], next = _loop.Body.Yields[i].Actual;
            if (argument != _counting.Counter && next.Definition == _loop && next != argument)
            {
                // A variable becomes what another one was.
                ranges.Add((0, _groups.Values.Max()));
            }
            else if (argument != _counting.Counter)
            {
                AddRange(ranges, GroupsOf(i));
            }
        }

        foreach (IGrouping<Buffer, (Buffer Buffer, Operation Operation, int Group)> memory in Accesses().GroupBy(access => access.Buffer.Owner))
        {
            if (_turns.IsOwn(memory.Key) || _stored.Contains(memory.Key) && !AreElements([.. memory]))
            {
                AddRange(ranges, memory.Select(access => access.Group));
            }
        }

        // What lies between two groups that are joined is joined as well.
        int first = -1, last = -1;
        int[] joined = [.. Enumerable.Range(0, _groups.Values.Max() + 1)];
        foreach ((int First, int Last) range in ranges.OrderBy(range => range.First))
        {
            first = range.First <= last ? first : range.First;
            last = Math.Max(last, range.Last);
            for (int group = first; group <= last; group++)
            {
                joined[group] = first;
            }
        }

        int[] left = [.. joined.Distinct()];
        foreach (Operation member in _groups.Keys.ToArray())
        {
            _groups[member] = Array.IndexOf(left, joined[_groups[member]]);
        }
    }

    private static void AddRange(List<(int First, int Last)> ranges, IEnumerable<int> groups)
    {
        int[] all = [.. groups];
        if (all.Length > 0 && all.Min() != all.Max())
        {
            ranges.Add((all.Min(), all.Max()));
        }
    }

    private IEnumerable<(Buffer Buffer, Operation Operation, int Group)> Accesses()
    {
        foreach (KeyValuePair<Operation, int> member in _groups)
        {
            foreach (Operation operation in Inside(member.Key))
            {
                if (BufferOf(operation) is { } buffer)
                {
                    yield return (buffer, operation, member.Value);
                }
            }
        }
    }

    private static Buffer? BufferOf(Operation operation) => operation switch
    {
        AllocateOperation allocation => allocation.Buffer,
        ViewOperation view => view.Source,
        LengthOperation length => length.Buffer,
        _ => operation.Accessed(),
    };

    /// <summary>Whether each turn reads and writes nothing of a memory but an element of its own.</summary>
    private bool AreElements((Buffer Buffer, Operation Operation, int Group)[] accesses)
    {
        IReadOnlyList<Value> first = accesses[0].Operation.AccessedIndices();
        return first.Count > 0
            && accesses.All(access => access.Buffer == accesses[0].Buffer && !_turns.IsOwn(access.Buffer) && TurnDependence.AreSame(access.Operation.AccessedIndices(), first))
            && !first.Take(first.Count - 1).Any(_turns.Depends)
            && TurnDependence.IsAwayFrom(first[first.Count - 1], _counting.Counter, _turns.Depends);
    }

    private IEnumerable<Operation> Inside(Operation operation) => operation.WithInner().Where(_live.IsKept);

    /// <summary>All values that an operation and what is inside uses.</summary>
    private HashSet<Value> UsesOf(Operation operation) => [.. Inside(operation).SelectMany(inside => inside.Used).Where(_live.IsKept)];

    /// <summary>The groups that compute an argument of the loop for the next turn, or use it.</summary>
    private IEnumerable<int> GroupsOf(int argument) => _groups
        .Where(member => member.Key == _loop.Body.Yields[argument].Actual.Definition || UsesOf(member.Key).Contains(_loop.Arguments[argument]))
        .Select(member => member.Value);
}
