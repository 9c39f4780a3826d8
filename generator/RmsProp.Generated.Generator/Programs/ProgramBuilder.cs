using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>
/// Builds a program in which variables are values: where control flow joins, a variable that differs becomes a result of the branch or an
/// argument of the loop.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly Dictionary<(object, ScalarType), Value> _constants = [];

    // In the order of declaration, so that programs come out the same every time.
    private readonly List<Cell> _cells = [];
    private Dictionary<Cell, Value> _values = [];

    public ProgramBuilder()
        : this(new Block())
    {
    }

    /// <summary>Goes on with a program.</summary>
    public ProgramBuilder(Block root) => Root = Current = root;

    public Block Root { get; }

    public Block Current { get; private set; }

    public T Add<T>(T operation)
        where T : Operation => Current.Add(operation);

    public Value Value(ValueOperation operation) => Add(operation).Result;

    /// <summary>A number; constants stand before everything else.</summary>
    public Value Constant(object number, ScalarType type)
    {
        // As bits, because 0 and -0 are equal, and NaN is not.
        object key = number switch
        {
            float single => BitConverter.ToInt32(BitConverter.GetBytes(single), 0),
            double wide => BitConverter.DoubleToInt64Bits(wide),
            _ => number,
        };
        if (!_constants.TryGetValue((key, type), out Value? value))
        {
            var operation = new ConstantOperation(number, type) { Owner = Root };
            value = _constants[(key, type)] = operation.Result;
        }

        return value;
    }

    public Value Zero(ScalarType type) => Constant(Numbers.Of(0, type), type);

    public Value Integer(int number) => Constant(number, ScalarType.Int32);

    public Value Binary(BinaryKind kind, Value left, Value right) => Value(new BinaryOperation(kind, left, right));

    public Value Compare(Comparison comparison, Value left, Value right) => Value(new CompareOperation(comparison, left, right));

    public Value Not(Value condition) => Value(new UnaryOperation(UnaryKind.Not, condition));

    /// <summary>Declares a variable.</summary>
    public Cell Declare(ScalarType type, string name, Value? initial = null)
    {
        var cell = new Cell(type, name);
        _cells.Add(cell);
        if (initial is not null)
        {
            Set(cell, initial);
        }

        return cell;
    }

    /// <summary>The value of a variable, 0 if it has none yet.</summary>
    public Value Get(Cell cell) => _values.TryGetValue(cell, out Value? value) ? value.Actual : Zero(cell.Type);

    public void Set(Cell cell, Value value)
    {
        value.Suggest(cell.Name);
        _values[cell] = value;
    }

    /// <summary>Builds a branch.</summary>
    public IfOperation If(Value condition, Action then, Action otherwise)
    {
        IfOperation branch = Add(new IfOperation(condition));
        int count = _cells.Count;
        Dictionary<Cell, Value> before = _values;

        _values = new(before);
        In(branch.Then, then);
        Dictionary<Cell, Value> whenTrue = _values;

        _values = new(before);
        In(branch.Else, otherwise);
        Dictionary<Cell, Value> whenFalse = _values;

        _values = before;
        _cells.RemoveRange(count, _cells.Count - count);
        foreach (Cell cell in _cells)
        {
            whenTrue.TryGetValue(cell, out Value? left);
            whenFalse.TryGetValue(cell, out Value? right);
            if (left?.Actual != right?.Actual)
            {
                _values[cell] = branch.AddResult(left ?? Zero(cell.Type), right ?? Zero(cell.Type), cell.Name);
            }
            else if (left is not null)
            {
                _values[cell] = left;
            }
        }

        return branch;
    }

    /// <summary>Builds a loop; the condition is evaluated before each turn, and may set no variable.</summary>
    public LoopOperation Loop(Func<Value> condition, Action body)
    {
        LoopOperation loop = Add(new LoopOperation());
        int count = _cells.Count;
        Cell[] cells = [.. _cells];
        foreach (Cell cell in cells)
        {
            _values[cell] = loop.AddArgument(Get(cell), cell.Name);
        }

        In(loop.Condition, () => loop.Condition.Yields.Add(condition()));
        In(loop.Body, body);
        loop.Body.Yields.AddRange(cells.Select(Get));
        _cells.RemoveRange(count, _cells.Count - count);

        for (int i = 0; i < cells.Length; i++)
        {
            _values[cells[i]] = loop.Results[i];
        }

        Prune(loop);
        return loop;
    }

    /// <summary>
    /// Adds to the turns of a loop. Variables begin with 0, so that they need not be known before the loop; what the turns add up is added
    /// to them after it.
    /// </summary>
    /// <returns>The arguments of the loop that add up.</returns>
    public IReadOnlyList<Value> Extend(LoopOperation loop, Action further)
    {
        int count = _cells.Count, first = loop.Arguments.Count;
        Cell[] cells = [.. _cells];
        Value[] arguments = [.. cells.Select(cell => loop.AddArgument(Zero(cell.Type), cell.Name))];
        Dictionary<Cell, Value> before = new(_values);
        for (int i = 0; i < cells.Length; i++)
        {
            _values[cells[i]] = arguments[i];
        }

        In(loop.Body, further);
        loop.Body.Yields.AddRange(cells.Select(Get));
        _cells.RemoveRange(count, _cells.Count - count);
        _values = before;
        for (int i = 0; i < cells.Length; i++)
        {
            if (loop.Body.Yields[first + i].Actual != loop.Arguments[first + i])
            {
                Value sum = loop.Results[first + i], old = Get(cells[i]);
                Set(cells[i], old.Constant is 0f or 0.0 ? sum : Binary(BinaryKind.Add, old, sum));
            }
        }

        Prune(loop);
        return [.. arguments.Where(loop.Arguments.Contains)];
    }

    /// <summary>Puts all that was built into a block.</summary>
    public void InsertInto(Block block, int index)
    {
        foreach (Operation operation in Root.Operations)
        {
            operation.Owner = block;
        }

        block.Operations.InsertRange(index, Root.Operations);
    }

    private void In(Block block, Action build)
    {
        Block outer = Current;
        Current = block;
        build();
        Current = outer;
    }

    /// <summary>Removes the arguments that every turn hands on as they are.</summary>
    private static void Prune(LoopOperation loop)
    {
        bool[] isConstant = [.. loop.Arguments.Select((argument, i) => loop.Body.Yields[i].Actual == argument)];
        for (int i = 0; i < isConstant.Length; i++)
        {
            if (isConstant[i])
            {
                loop.Arguments[i].ReplaceBy(loop.Initial[i]);
                loop.Results[i].ReplaceBy(loop.Initial[i]);
            }
        }

        loop.RemoveArguments(i => isConstant[i]);
    }
}
