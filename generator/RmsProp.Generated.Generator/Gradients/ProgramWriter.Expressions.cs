using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Expressions.</summary>
internal sealed partial class ProgramWriter
{
    /// <summary>An expression.</summary>
    /// <param name="Whole">As it stands alone.</param>
    /// <param name="IsAtom">Whether it can be an operand without parentheses.</param>
    private readonly record struct Text(string Whole, bool IsAtom)
    {
        public string Part => IsAtom ? Whole : $"({Whole})";
    }

    /// <summary>Decides which values of a block become parts of the expressions that use them.</summary>
    private void FindParts(Block block)
    {
        Operation[] operations = [.. block.Operations.Where(live.IsKept)];
        var users = new Dictionary<Value, int>();
        for (int i = 0; i < operations.Length; i++)
        {
            foreach (Value operand in operations[i].Operands)
            {
                users[operand] = i;
            }
        }

        foreach (Value yielded in block.Yields.Select(value => value.Actual))
        {
            users[yielded] = operations.Length;
        }

        var sizes = new Dictionary<Value, int>();
        for (int i = 0; i < operations.Length; i++)
        {
            Operation operation = operations[i];
            if (operation.Results.Count == 0 || operation is LoopOperation or AllocateOperation)
            {
                continue;
            }

            int[] results = operation is IfOperation branch ? [.. Enumerable.Range(0, branch.Results.Count).Where(r => live.IsKept(branch.Results[r]))] : [0];
            if (operation is IfOperation choice && !IsExpression(choice, results) || operation is not IfOperation and not ValueOperation)
            {
                continue;
            }

            Value result = operation.Results[results[0]];
            int size = 1 + operation.Operands.Sum(operand => sizes.TryGetValue(operand, out int part) && _parts.Contains(operand) ? part : 0) + operation.Blocks.Sum(inner => inner.Operations.Count(live.IsKept));
            sizes[result] = size;
            if (live.UsesOf(result) == 1 && users.TryGetValue(result, out int user) && size <= LargestExpression
                && (result.Name.Length == 0 || operation is LoadOperation or LengthOperation || user == operations.Length || operations[user] is LoopOperation)
                && operation is not TakeBackOperation
                && (!ReadsMemory(operation) || !operations.Skip(i + 1).Take(user - i - 1).Any(Changes)))
            {
                _parts.Add(result);
            }
        }
    }

    /// <summary>Whether a value depends on memory that the program changes.</summary>
    private bool ReadsMemory(Operation operation) => operation switch
    {
        LoadOperation load when load.Buffer.Owner.Kind is BufferKind.Scratch or BufferKind.Gradient => true,
        _ => operation.Operands.Any(operand => _parts.Contains(operand) && operand.Definition is { } part && ReadsMemory(part))
            || operation.Blocks.Any(block => block.Operations.Any(ReadsMemory)),
    };

    private bool Changes(Operation operation) => operation is StoreOperation or AddOperation or CallOperation || operation.Blocks.Any(block => block.Operations.Where(live.IsKept).Any(Changes));

    /// <summary>Whether a branch can be written as <c>?:</c>.</summary>
    private bool IsExpression(IfOperation branch, int[] results)
    {
        if (results.Length != 1)
        {
            return false;
        }

        foreach (Block block in branch.Blocks)
        {
            FindParts(block);
            if (block.Operations.Where(live.IsKept).Any(operation => operation is not (ValueOperation or IfOperation)
                || !operation.Results.Where(live.IsKept).Any() || !operation.Results.Where(live.IsKept).All(_parts.Contains)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What to write for a value: its variable, or the expression that it is part of.</summary>
    private Text Read(Value value)
    {
        value = value.Actual;
        if (value.Constant is { } constant)
        {
            string number = CSharpText.Number(constant);
            return new Text(number, number[0] != '-');
        }

        if (value.Definition is ArgumentOperation argument)
        {
            return new Text(argument.Argument, true);
        }

        if (!_parts.Contains(value))
        {
            return new Text(_variables.TryGetValue(value, out string? name) ? name : throw new InvalidOperationException($"'{value.Name}' has not been written."), true);
        }

        return value.Definition is IfOperation branch ? Expression(branch, branch.Results.IndexOf(value)) : Expression((ValueOperation)value.Definition!);
    }

    private Text Expression(IfOperation branch, int result)
    {
        if (_lanes?.Varies(branch.Results[result]) == true)
        {
            return ExpressionInLanes(branch, result);
        }

        Text condition = Read(branch.Condition);
        Value whenTrue = branch.Then.Yields[result].Actual, whenFalse = branch.Else.Yields[result].Actual;
        return (whenTrue.Constant, whenFalse.Constant) switch
        {
            (_, false) => new Text($"{condition.Part} && {Read(whenTrue).Part}", false),
            (true, _) => new Text($"{condition.Part} || {Read(whenFalse).Part}", false),
            _ => new Text($"{condition.Part} ? {Read(whenTrue).Part} : {Read(whenFalse).Part}", false),
        };
    }

    private Text Expression(ValueOperation operation)
    {
        if (_lanes?.IsVector(operation.Result) == true)
        {
            return ExpressionInLanes(operation);
        }

        switch (operation)
        {
            case BinaryOperation binary:
                return WithCheck(
                    binary.IsChecked, !binary.Result.IsFloatingPoint && binary.Kind is BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply,
                    () => new Text($"{(Constants.MayNotFit(binary) ? Opaque(binary.Left) : Read(binary.Left)).Part} {CSharpText.OperatorOf(binary.Kind)} {Read(binary.Right).Part}", false));
            case UnaryOperation unary:
                return WithCheck(
                    unary.IsChecked, !unary.Result.IsFloatingPoint && unary.Kind == UnaryKind.Negate,
                    () => new Text(CSharpText.OperatorOf(unary.Kind) + (Constants.MayNotFit(unary) ? Opaque(unary.Value) : Read(unary.Value)).Part, false));
            case CompareOperation compare:
                return new Text($"{Read(compare.Left).Part} {CSharpText.OperatorOf(compare.Comparison)} {Read(compare.Right).Part}", false);
            case ConvertOperation convert:
                return WithCheck(
                    convert.IsChecked, !convert.Result.IsFloatingPoint && !Numbers.Holds(convert.Result.Type, convert.Value.Type),
                    () => new Text($"({Lanes.NameOf(convert.Result.Type)}){(Constants.MayNotFit(convert) ? Opaque(convert.Value) : Read(convert.Value)).Part}", false));
            case StopOperation stop:
                return Read(stop.Value);
            case GivenOperation given:
                return Read(given.Given);
            case UserFunctionOperation given:
                return Read(given.Given);
            case FunctionOperation function:
                return new Text($"{CSharpText.ClassOf(function)}.{function.Function}({Arguments(function.Operands)})", true);
            case DerivativeOperation derivative:
                return new Text($"{library.Services}.Derivative.{CSharpText.NameOf(derivative)}({Arguments(derivative.Operands)})", true);
            case LoadOperation { Buffer.Element: not null } load:
                return new Text($"({Lanes.NameOf(load.Buffer.Type)}){buffers.Element(load.Buffer, Indices(load.Indices))}", false);
            case LoadOperation load:
                return new Text(buffers.Element(load.Buffer, Indices(load.Indices)), true);
            case LengthOperation length:
                return new Text(buffers.Length(length.Buffer, length.Dimension, Indices(length.Operands)), true);
            case IsNullOperation test:
                return new Text($"{buffers.Element(test.Place, Indices(test.Operands))} is null", false);
            case TakeBackOperation back when _tapes.TryGetValue(back, out string? tape):
                ScalarType kept = CSharpText.RecordedAs(back.Result.Type);
                return new Text($"{(kept == back.Result.Type ? "" : $"({Lanes.NameOf(back.Result.Type)})")}{tape}[{TapeIndex(LoopAround(back))}]", kept == back.Result.Type);
            case TakeBackOperation back:
                ScalarType recorded = CSharpText.RecordedAs(back.Result.Type);
                string conversion = recorded == back.Result.Type ? "" : $"({Lanes.NameOf(back.Result.Type)})";
                return new Text($"{conversion}workspace.{CSharpText.WorkspaceOf(recorded).Tape}.TakeBack()", conversion.Length == 0);
            case ConstantOperation or ArgumentOperation:
                return Read(operation.Result);
            default:
                throw new NotSupportedException(operation.GetType().Name);
        }
    }

    /// <summary>A constant that the compiler does not compute with.</summary>
    private Text Opaque(Value value) => new($"global::System.Math.Max({Read(value).Whole}, {Read(value).Whole})", true);

    /// <summary>Whether what is being written stands in <c>checked</c> or <c>unchecked</c>; null if it is as everywhere in the project.</summary>
    private bool? _checked;

    /// <summary>An operation of integers. What it computes with may throw although it does not, and the other way around.</summary>
    /// <param name="isChecked">Whether an overflow throws; null if that is as everywhere in the project, where no operation says what holds anyway.</param>
    /// <param name="canOverflow">Whether there can be one.</param>
    /// <param name="write">Writes it.</param>
    private Text WithCheck(bool? isChecked, bool canOverflow, Func<Text> write)
    {
        if (!canOverflow || isChecked == _checked)
        {
            return write();
        }

        bool? around = _checked;
        bool isThrown = isChecked ?? around == false;
        _checked = isChecked;
        Text text = write();
        _checked = around;
        return new Text($"{(isThrown ? "checked" : "unchecked")}({text.Whole})", true);
    }

    private string Arguments(IReadOnlyList<Value> arguments) => string.Join(", ", arguments.Select(argument => Read(argument).Whole));
}
