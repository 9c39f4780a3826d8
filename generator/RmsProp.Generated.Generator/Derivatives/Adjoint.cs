using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Extends a program by its reverse pass, which goes back through its operations and adds to the gradients what each contributes: the
/// reverse mode of automatic differentiation (Griewank and Walther, Evaluating Derivatives, 2008).
/// </summary>
internal sealed partial class Adjoint
{
    public const string Scale = "scale";

    private readonly ProgramBuilder _builder;
    private readonly Activity _activity;
    private readonly Needs _needs;
    private readonly Recall _recall;
    private readonly Finiteness _finiteness;
    private readonly HashSet<LoopOperation> _independent;
    private readonly Dictionary<Value, Cell> _gradients = [];
    private readonly Dictionary<Buffer, Buffer> _fields = [];
    private readonly HashSet<Operation> _folded = [];
    private readonly Dictionary<Value, int> _uses = [];

    private Adjoint(LossProgram program)
    {
        _builder = new ProgramBuilder(program.Body);
        _activity = new Activity(program);
        var order = new Order(program.Body);
        _independent = order.OneTurnAtATime = IndependentTurns.In(program, _activity, order);
        _needs = new Needs(program, _activity, order);
        _finiteness = new Finiteness(order);
        _recall = new Recall(_builder, order, _needs);
        foreach (Value operand in program.Body.Descendants().SelectMany(operation => operation.Used))
        {
            _uses[operand] = _uses.TryGetValue(operand, out int count) ? count + 1 : 1;
        }
    }

    /// <summary>The gradients of the fields of the parameter struct that the loss reads, by the fields.</summary>
    public IReadOnlyDictionary<Buffer, Buffer> Fields => _fields;

    /// <summary>The loops of which each turn is reversed right after it.</summary>
    public IEnumerable<LoopOperation> ReversedTurnByTurn => _independent;

    /// <summary>The arguments of these loops that add up gradients of values from around the loop.</summary>
    public HashSet<Value> GradientSums { get; } = [];

    /// <summary>How many numbers the reverse pass computes once more.</summary>
    public int Recomputed => _recall.Recomputed;

    /// <summary>Adds the reverse pass to a program.</summary>
    public static Adjoint Extend(LossProgram program)
    {
        var adjoint = new Adjoint(program);
        adjoint.Extend(program.Body, program.Loss);
        return adjoint;
    }

    private void Extend(Block body, Value loss)
    {
        if (!_activity.IsActive(loss))
        {
            return;
        }

        int end = body.Operations.Count;
        Value scale = _builder.Value(new ArgumentOperation(Scale, loss.Type));
        DeclareMemory(body);
        Contribute(loss, scale);
        Reverse(body, end);
    }

    private void Reverse(Block forward, int end)
    {
        for (int i = end - 1; i >= 0; i--)
        {
            Operation operation = forward.Operations[i];
            _recall.Current.Position = operation;
            _recall.Current.Inner = null;
            Reverse(operation);
        }
    }

    private void Reverse(Operation operation)
    {
        switch (operation)
        {
            case ValueOperation value when !_folded.Contains(operation):
                Propagate(value);
                break;
            case StoreOperation store:
                Reverse(store);
                break;
            case IfOperation branch when Matters(branch):
                Reverse(branch);
                break;
            case LoopOperation loop when _independent.Contains(loop):
                ReverseEachTurn(loop);
                break;
            case LoopOperation loop when Matters(loop):
                Reverse(loop);
                break;
        }
    }

    /// <summary>Whether anything in an operation has a gradient or has to be undone.</summary>
    private bool Matters(Operation operation) => operation.Results.Any(_activity.IsActive) || operation.Blocks.SelectMany(block => block.Descendants()).Any(inner => inner switch
    {
        StoreOperation store => _activity.IsActive(store.Buffer) || _needs.IsRestored(store),
        _ => inner.Results.Any(_activity.IsActive),
    });

    private void Reverse(StoreOperation store)
    {
        bool isActive = _activity.IsActive(store.Buffer), isRestored = _needs.IsRestored(store);
        if (!isActive && !isRestored)
        {
            return;
        }

        Value[] indices = [.. store.Indices.Select(_recall.Of)];
        if (isRestored)
        {
            Block forward = store.Owner!;
            int at = forward.Operations.IndexOf(store);
            var old = new LoadOperation(store.Buffer, store.Indices) { Owner = forward };
            forward.Operations.Insert(at, old);
            forward.Operations.Insert(at + 1, new RecordOperation(old.Result) { Owner = forward });
            Value back = _builder.Value(new TakeBackOperation(store.Buffer.Type));
            _builder.Add(new StoreOperation(_recall.MemoryOf(store.Buffer), indices, back));
        }

        if (!isActive)
        {
            return;
        }

        Buffer gradient = GradientOf(store.Buffer);
        Value flow = _builder.Value(new LoadOperation(gradient, indices));
        if (Added(store) is { } sum)
        {
            // a[i] = a[i] + x: the gradient of a[i] stays as it is.
            _folded.Add(sum);
            _folded.Add(sum.Left.Definition!);
            Contribute(sum.Right, sum.Kind == BinaryKind.Add ? flow : Negated(flow));
            return;
        }

        _builder.Add(new StoreOperation(gradient, indices, _builder.Zero(gradient.Type)));
        Contribute(store.Value, flow);
    }

    /// <summary>The sum if a store adds to what is there.</summary>
    private BinaryOperation? Added(StoreOperation store) =>
        store.Value.Definition is BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } sum && sum.Owner == store.Owner && _uses[sum.Result] == 1
        && sum.Left.Definition is LoadOperation load && load.Owner == store.Owner && load.Buffer == store.Buffer && _uses[load.Result] == 1
        && load.Indices.SequenceEqual(store.Indices)
        && !store.Owner!.Operations.SkipWhile(operation => operation != load).TakeWhile(operation => operation != store)
            .SelectMany(operation => operation.WithInner())
            .Any(operation => operation is StoreOperation other && other.Buffer.Owner == store.Buffer.Owner)
            ? sum
            : null;

    private void Reverse(IfOperation branch)
    {
        DeclareOuter(branch);
        Value[] flows = [.. branch.Results.Select(Take)];
        Value[] results = [.. branch.Results];
        Value condition = _recall.Of(branch.Condition);
        IfOperation? reverse = null;
        _builder.If(condition, () => ReverseBlock(branch.Then), () => ReverseBlock(branch.Else));

        void ReverseBlock(Block forward)
        {
            reverse ??= (IfOperation)_builder.Current.Parent!;
            int end = forward.Operations.Count;
            Inside(forward, reverse, () =>
            {
                DeclareMemory(forward);
                for (int i = 0; i < results.Length; i++)
                {
                    if (_activity.IsActive(results[i]))
                    {
                        Contribute(forward.Yields[i].Actual, flows[i]);
                    }
                }

                Reverse(forward, end);
            });
        }
    }

    private void Reverse(LoopOperation loop)
    {
        DeclareOuter(loop);
        int[] active = _activity.ActiveArguments(loop);
        Value[] arguments = [.. loop.Arguments], next = [.. loop.Body.Yields], initial = [.. loop.Initial];
        Cell[] carried = [.. active.Select(i => _builder.Declare(arguments[i].Type, GradientName(arguments[i]), Take(loop.Results[i])))];
        Block forward = loop.Body;
        int end = forward.Operations.Count;
        Turns turns = Turns.Of(loop, _builder, _recall);
        LoopOperation reverse = _builder.Loop(turns.Condition, () =>
        {
            Inside(forward, _builder.Current.Parent!, () =>
            {
                if (turns.Counter is { } counter)
                {
                    _recall.Current.Known[counter] = turns.Index;
                }

                DeclareMemory(forward);
                Value[] flows = [.. carried.Select(_builder.Get)];
                foreach (Cell cell in carried)
                {
                    _builder.Set(cell, _builder.Zero(cell.Type));
                }

                for (int i = 0; i < active.Length; i++)
                {
                    _gradients[arguments[active[i]]] = carried[i];
                }

                for (int i = 0; i < active.Length; i++)
                {
                    Contribute(next[active[i]].Actual, flows[i]);
                }

                Reverse(forward, end);
            });
            turns.GoBack();
        });
        reverse.Forward = loop;
        for (int i = 0; i < active.Length; i++)
        {
            Contribute(initial[active[i]], _builder.Get(carried[i]));
        }
    }

    private void Inside(Block forward, Operation reverse, Action write)
    {
        ReversePart outer = _recall.Current;
        outer.Inner = reverse;
        _recall.Current = new ReversePart(forward, _builder.Current, outer);
        write();
        _recall.Current = outer;
        outer.Inner = null;
    }

    /// <summary>
    /// Declares the gradients of the values from around an operation that are used in it, so that all its turns and branches add to the
    /// same.
    /// </summary>
    private void DeclareOuter(Operation operation)
    {
        HashSet<Block> inside = [.. BlocksIn(operation)];
        foreach (Value value in operation.Blocks.SelectMany(block => block.Descendants()).SelectMany(inner => inner.Used)
            .Concat(operation.Blocks.SelectMany(block => block.Yields)).Select(value => value.Actual).Distinct())
        {
            Block? home = value.Home;
            if (_activity.IsActive(value) && home is not null && !inside.Contains(home))
            {
                CellOf(value);
            }
        }
    }

    private static IEnumerable<Block> BlocksIn(Operation operation) =>
        operation.Blocks.SelectMany(block => new[] { block }.Concat(block.Operations.SelectMany(BlocksIn)));

    private Cell CellOf(Value value)
    {
        if (!_gradients.TryGetValue(value, out Cell? cell))
        {
            cell = _gradients[value] = _builder.Declare(value.Type, GradientName(value));
        }

        return cell;
    }

    private static string GradientName(Value value) => value.Name.Length == 0 ? "" : value.Name + "Gradient";

    /// <summary>The gradient of a value, once everything has contributed to it.</summary>
    private Value Take(Value value) => _activity.IsActive(value) && _gradients.TryGetValue(value.Actual, out Cell? cell) ? _builder.Get(cell) : _builder.Zero(value.Type);

    private static bool IsZero(Value value) => value.Constant is 0f or 0.0;

    private void Contribute(Value value, Value flow)
    {
        if (!_activity.IsActive(value) || IsZero(flow))
        {
            return;
        }

        Cell cell = CellOf(value.Actual);
        Value sum = _builder.Get(cell);
        _builder.Set(cell, IsZero(sum) ? flow : _builder.Binary(BinaryKind.Add, sum, flow));
    }

    private Value Negated(Value value) => _builder.Value(new UnaryOperation(UnaryKind.Negate, value));
}
