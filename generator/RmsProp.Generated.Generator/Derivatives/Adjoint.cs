using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Extends a program by its reverse pass, which goes back through its operations and adds to the gradients what each contributes: the
/// reverse mode of automatic differentiation (Griewank and Walther, Evaluating Derivatives, 2008).
/// </summary>
internal sealed class Adjoint
{
    public const string Scale = "scale";

    private readonly ProgramBuilder _builder;
    private readonly Activity _activity;
    private readonly Needs _needs;
    private readonly Recall _recall;
    private readonly Finiteness _finiteness;
    private readonly Dictionary<Value, Cell> _gradients = [];
    private readonly Dictionary<Buffer, Buffer> _fields = [];
    private readonly HashSet<Operation> _folded = [];
    private readonly Dictionary<Value, int> _uses = [];

    private Adjoint(LossProgram program)
    {
        _builder = new ProgramBuilder(program.Body);
        _activity = new Activity(program);
        var order = new Order(program.Body);
        _needs = new Needs(program, _activity, order);
        _finiteness = new Finiteness(order);
        _recall = new Recall(_builder, order, _needs);
        foreach (Value operand in program.Body.Descendants().SelectMany(operation => operation.Operands.Concat(operation.Blocks.SelectMany(block => block.Yields.Select(value => value.Actual)))))
        {
            _uses[operand] = _uses.TryGetValue(operand, out int count) ? count + 1 : 1;
        }
    }

    /// <summary>The gradients of the fields of the parameter struct that the loss reads, by the fields.</summary>
    public IReadOnlyDictionary<Buffer, Buffer> Fields => _fields;

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

    /// <summary>Finds the memory of a forward block, and creates that of its gradients.</summary>
    private void DeclareMemory(Block forward)
    {
        ReversePart part = _recall.Current;
        foreach (Operation operation in forward.Operations.ToArray())
        {
            switch (operation)
            {
                case AllocateOperation { Buffer: var buffer } when !_activity.IsActive(buffer) && !(_needs.IsRead(buffer) && !part.IsRoot):
                case ViewOperation { Buffer: var viewed } when !_activity.IsActive(viewed) && !(_needs.IsRead(viewed) && !part.IsRoot):
                    break;
                case AllocateOperation allocation:
                    Value length = _recall.Of(allocation.Length);
                    if (!part.IsRoot && _needs.IsRead(allocation.Buffer))
                    {
                        Buffer found = Like(allocation.Buffer, allocation.Buffer.Name, BufferKind.Scratch);
                        _builder.Add(new FindOperation(found, _recall.Of(allocation.Handle), length));
                        part.Memory[allocation.Buffer] = found;
                    }

                    if (_activity.IsActive(allocation.Buffer))
                    {
                        Buffer gradient = Like(allocation.Buffer, allocation.Buffer.Name + "Gradient", BufferKind.Scratch);
                        _builder.Add(new AllocateOperation(gradient, length));
                        part.Gradients[allocation.Buffer] = gradient;
                    }

                    break;
                case ViewOperation view:
                    Declare(view, part);
                    break;
            }
        }
    }

    private void Declare(ViewOperation view, ReversePart part)
    {
        Value[] prefix = [.. view.Prefix.Select(_recall.Of)];
        Value offset = _recall.Of(view.Offset), length = _recall.Of(view.Length);
        if (!part.IsRoot && _needs.IsRead(view.Buffer))
        {
            Buffer found = Like(view.Buffer, view.Buffer.Name, BufferKind.View);
            _builder.Add(new ViewOperation(found, _recall.MemoryOf(view.Source), prefix, offset, length));
            part.Memory[view.Buffer] = found;
        }

        if (_activity.IsActive(view.Buffer))
        {
            Buffer gradient = Like(view.Buffer, view.Buffer.Name + "Gradient", BufferKind.View);
            _builder.Add(new ViewOperation(gradient, GradientOf(view.Source), prefix, offset, length));
            part.Gradients[view.Buffer] = gradient;
        }
    }

    private static Buffer Like(Buffer buffer, string name, BufferKind kind) => new() { Kind = kind, Form = BufferForm.Span, Type = buffer.Type, Name = name };

    private Buffer GradientOf(Buffer buffer)
    {
        if (buffer.Kind != BufferKind.Parameter)
        {
            return _recall.GradientOf(buffer);
        }

        if (!_fields.TryGetValue(buffer, out Buffer? gradient))
        {
            gradient = _fields[buffer] = new Buffer
            {
                Kind = BufferKind.Gradient,
                Form = buffer.Form,
                Type = buffer.Type,
                Name = buffer.Name + "Gradient",
                Root = buffer.Root,
                Steps = buffer.Steps,
            };
        }

        return gradient;
    }

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
            .SelectMany(operation => new[] { operation }.Concat(operation.Blocks.SelectMany(block => block.Descendants())))
            .Any(operation => operation is StoreOperation other && other.Buffer.Owner == store.Buffer.Owner)
        && sum.Right.Actual != load.Result
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
        int[] active = [.. Enumerable.Range(0, loop.Arguments.Count).Where(i => _activity.IsActive(loop.Arguments[i]) || _activity.IsActive(loop.Results[i]))];
        Value[] arguments = [.. loop.Arguments], next = [.. loop.Body.Yields], initial = [.. loop.Initial];
        Cell[] carried = [.. active.Select(i => _builder.Declare(arguments[i].Type, GradientName(arguments[i]), Take(loop.Results[i])))];
        Block forward = loop.Body;
        int end = forward.Operations.Count;
        Turns turns = Turns.Of(loop, _builder, _recall);
        _builder.Loop(turns.Condition, () =>
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
        foreach (Value value in operation.Blocks.SelectMany(block => block.Descendants()).SelectMany(UsedBy)
            .Concat(operation.Blocks.SelectMany(block => block.Yields)).Select(value => value.Actual).Distinct())
        {
            Block? home = value.Definition is LoopOperation loop && loop.Arguments.Contains(value) ? loop.Body : value.Definition?.Owner;
            if (_activity.IsActive(value) && home is not null && !inside.Contains(home))
            {
                CellOf(value);
            }
        }
    }

    private static IEnumerable<Value> UsedBy(Operation operation) =>
        operation.Operands.Concat(operation.Blocks.SelectMany(block => block.Yields)).Concat(operation is LoopOperation loop ? loop.Initial : []);

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

    private void Propagate(ValueOperation operation)
    {
        Value result = operation.Result;
        if (!_activity.IsActive(result))
        {
            return;
        }

        Value flow = Take(result);
        if (IsZero(flow))
        {
            return;
        }

        switch (operation)
        {
            case LoadOperation load:
                _builder.Add(new AddOperation(GradientOf(load.Buffer), [.. load.Indices.Select(_recall.Of)], flow));
                break;
            case ConvertOperation convert:
                if (_activity.IsActive(convert.Value))
                {
                    Contribute(convert.Value, _builder.Value(new ConvertOperation(flow, convert.Value.Type)));
                }

                break;
            case UnaryOperation { Kind: UnaryKind.Negate } negation:
                Contribute(negation.Value, Negated(flow));
                break;
            case BinaryOperation binary:
                Propagate(binary, flow);
                break;
            case FunctionOperation function when !Derivation.IsStep(function.Function):
                for (int i = 0; i < function.Operands.Count; i++)
                {
                    if (_activity.IsActive(function.Operands[i]) && !(function.Function == MathFunction.CopySign && i == 1))
                    {
                        bool isSum = function.Function == MathFunction.FusedMultiplyAdd && i == 2;
                        Contribute(function.Operands[i], isSum ? flow : _builder.Value(new DerivativeOperation(
                            function.Function, i, result.Type, [flow, .. Derivation.NeedsOf(function, i).Select(_recall.Of)])));
                    }
                }

                break;
        }
    }

    private void Propagate(BinaryOperation binary, Value flow)
    {
        switch (binary.Kind)
        {
            case BinaryKind.Add:
                Contribute(binary.Left, flow);
                Contribute(binary.Right, flow);
                break;
            case BinaryKind.Subtract:
                Contribute(binary.Left, flow);
                if (_activity.IsActive(binary.Right))
                {
                    Contribute(binary.Right, Negated(flow));
                }

                break;
            case BinaryKind.Multiply:
                ContributeProduct(binary.Left, flow, binary.Right);
                ContributeProduct(binary.Right, flow, binary.Left);
                break;
            default:
                MathFunction rule = binary.Kind == BinaryKind.Divide ? MathFunction.Divide : MathFunction.Remainder;
                if (_activity.IsActive(binary.Left))
                {
                    Contribute(binary.Left, rule == MathFunction.Remainder ? flow : _builder.Value(
                        new DerivativeOperation(rule, 0, flow.Type, flow, _recall.Of(binary.Right))));
                }

                if (_activity.IsActive(binary.Right))
                {
                    Contribute(binary.Right, _builder.Value(
                        new DerivativeOperation(rule, 1, flow.Type, flow, _recall.Of(binary.Left), _recall.Of(binary.Right))));
                }

                break;
        }
    }

    private void ContributeProduct(Value factor, Value flow, Value other)
    {
        if (_activity.IsActive(factor))
        {
            Value recalled = _recall.Of(other);
            Contribute(factor, _finiteness.MayBeInfinite(other)
                ? _builder.Value(new DerivativeOperation(MathFunction.Multiply, 0, flow.Type, flow, recalled))
                : _builder.Binary(BinaryKind.Multiply, flow, recalled));
        }
    }
}
