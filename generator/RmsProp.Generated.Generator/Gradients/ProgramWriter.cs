using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Writes a program as statements of C#. A value that is used once, right after it is computed, becomes part of the expression that uses
/// it; all others become variables.
/// </summary>
internal sealed partial class ProgramWriter(CodeWriter writer, ScopedNames names, BufferText buffers, Liveness live, LibraryNames library, bool isFast, string loss,
    IReadOnlyDictionary<string, (string Declared, string Passed)> arguments, string sharedType, IReadOnlyDictionary<LoopOperation, SampleLanes> sampleLanes)
{
    private const int LargestExpression = 14;
    private const int LargestStackArray = 256;

    private readonly Dictionary<Value, string> _variables = [];

    // Which values are parts of other expressions, decided block by block.
    private readonly HashSet<Value> _parts = [];

    private void Write(Block block, bool isRoot = false)
    {
        FindParts(block);
        foreach (Operation operation in block.Operations.Where(live.IsKept))
        {
            if (operation is ValueOperation value)
            {
                if (_lanes?.IsStepOfSum(value.Result) == true)
                {
                    WriteTerm((BinaryOperation)value);
                }
                else if (!_parts.Contains(value.Result))
                {
                    Declare(value.Result, Expression(value));
                }
            }
            else
            {
                Write(operation, isRoot);
            }
        }
    }

    /// <summary>Writes the whole program, and returns what it yields.</summary>
    public void WriteMethod(Block program)
    {
        FindTapes(program);
        _outlines = program.Descendants().Count(live.IsKept) > LargestMethod;
        Write(program, isRoot: true);
        if (buffers.UsesScratch)
        {
            // Memory that grew in parts becomes one here, in the first call: the next one allocates nothing.
            writer.Line($"{GradientText.Workspace}.Clear();");
        }

        writer.Line($"return {Read(program.Yields[0].Actual).Whole};");
        foreach (Outlined outlined in _outlined)
        {
            writer.Line();
            outlined.Write(writer);
        }
    }

    private void Declare(Value value, Text text) => writer.Line($"{TypeOf(value)} {NameFor(value)} = {text.Whole};");

    private string NameFor(Value value)
    {
        if (!_variables.TryGetValue(value, out string? name))
        {
            name = _variables[value] = names.Add(CSharpText.VariableOf(value.Name.Length > 0 ? value.Name : "value"), TypeOf(value));
        }

        return name;
    }

    private void Write(Operation operation, bool isRoot)
    {
        switch (operation)
        {
            case StoreOperation store:
                Write(store);
                break;
            case AddOperation add:
                Write(add);
                break;
            case RecordOperation record:
                Write(record);
                break;
            case AllocateOperation allocation:
                Write(allocation, isRoot);
                break;
            case FindOperation found:
                string lengthOfFound = ScratchLength(found.Buffer, found.Length);
                DeclareScratch(found.Buffer, $"workspace.{CSharpText.WorkspaceOf(found.Buffer.Type).Scratch}.At({Read(found.Handle).Whole}, {lengthOfFound})", lengthOfFound);
                break;
            case ViewOperation view:
                Write(view);
                break;
            case CallOperation call:
                string written = CallTo(call.Target, call.Operands);
                writer.Line(call.Result is { } result && live.IsKept(result) ? $"{Lanes.NameOf(result.Type)} {NameFor(result)} = {written};" : written + ";");
                break;
            case UserDerivativeOperation derivative:
                Write(derivative);
                break;
            case FailOperation:
                writer.Line($"_ = {loss};");
                writer.Line("throw new global::System.Diagnostics.UnreachableException();");
                break;
            case IfOperation branch:
                Write(branch);
                break;
            case PartsOperation parts:
                Write(parts);
                break;
            case LoopOperation loop:
                if (IsOutlined(loop))
                {
                    Outline(loop);
                }
                else
                {
                    Write(loop);
                }

                break;
        }
    }

    private void Write(StoreOperation store)
    {
        if (_lanes is not null && (_lanes.HoldsVectors(store.Buffer) || store.Indices.Any(_lanes.Varies)))
        {
            WriteInLanes(store);
            return;
        }

        string target = buffers.Element(store.Buffer, Indices(store.Indices));

        // a[i] = a[i] + x is a[i] += x, if nothing else reads a[i].
        writer.Line(_parts.Contains(store.Value) && store.Value.Definition is BinaryOperation { IsChecked: null, Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply or BinaryKind.Divide } binary
            && _parts.Contains(binary.Left) && binary.Left.Definition is LoadOperation load && load.Buffer == store.Buffer && load.Indices.SequenceEqual(store.Indices)
            ? $"{target} {CSharpText.OperatorOf(binary.Kind)}= {Read(binary.Right).Whole};"
            : $"{target} = {Read(store.Value).Whole};");
    }

    private void Write(AddOperation add)
    {
        string[] indices = Indices(add.Indices);
        string target = buffers.Element(add.Buffer, indices);
        WriteWanted(add.Buffer, indices, _lanes is null ? Addition(add, target) : AdditionInLanes(add, target));
    }

    private string Addition(AddOperation add, string target)
    {
        (Value value, bool isSubtracted) = TermOf(add.Value, _parts);
        return $"{target} {(isSubtracted ? "-=" : "+=")} {Read(value).Whole};";
    }

    /// <summary>What is added, or, without its sign, subtracted.</summary>
    /// <param name="value">The value that is added.</param>
    /// <param name="parts">The values that are parts of expressions.</param>
    private static (Value Value, bool IsSubtracted) TermOf(Value value, HashSet<Value> parts) =>
        value.Definition is UnaryOperation { Kind: UnaryKind.Negate } negation && parts.Contains(value) ? (negation.Value, true) : (value, false);

    /// <summary>Writes what adds to a gradient, if it is wanted.</summary>
    private void WriteWanted(Buffer gradient, IReadOnlyList<string> indices, string statement)
    {
        if (buffers.IsWanted(gradient, indices) is { } wanted)
        {
            using (writer.Block($"if ({wanted})"))
            {
                writer.Line(statement);
            }
        }
        else
        {
            writer.Line(statement);
        }
    }

    private void Write(AllocateOperation allocation, bool isRoot)
    {
        Buffer buffer = allocation.Buffer;
        string type = Lanes.NameOf(buffer.Type);
        string length = ScratchLength(buffer, allocation.Length);
        if (isRoot && allocation.Length.Constant is int and >= 0 and <= LargestStackArray)
        {
            string local = buffers.Declare(buffer);
            writer.Line($"global::System.Span<{type}> {local} = stackalloc {type}[{length}];");
            writer.Line($"{local}.Clear();");
        }
        else if (live.IsKept(allocation.Handle))
        {
            writer.Line($"int {NameFor(allocation.Handle)} = {buffers.Scratch(buffer.Type)}.Reserve({length});");
            DeclareScratch(buffer, $"{buffers.Scratch(buffer.Type)}.At({NameFor(allocation.Handle)}, {length})", length);
        }
        else
        {
            DeclareScratch(buffer, $"{buffers.Scratch(buffer.Type)}.Create({length})", length);
        }
    }

    /// <summary>Declares the local of memory in the workspace.</summary>
    private void DeclareScratch(Buffer buffer, string memory, string length)
    {
        if (_lanes?.HoldsVectors(buffer) == true)
        {
            DeclareLanes(buffer, memory);
        }
        else
        {
            writer.Line($"global::System.Span<{Lanes.NameOf(buffer.Type)}> {buffers.Declare(buffer)} = {BufferText.As(buffer.Type, memory, length)};");
        }
    }

    /// <summary>The length of memory in the workspace: in lanes, that of all samples.</summary>
    private string ScratchLength(Buffer buffer, Value length) =>
        _lanes?.HoldsVectors(buffer) == true ? $"{Read(length).Part} * {CSharpText.Number(_lanes.Width)}" : Read(length).Whole;

    private void Write(ViewOperation view)
    {
        if (_lanes?.HoldsVectors(view.Buffer) == true)
        {
            WriteInLanes(view);
            return;
        }

        Buffer owner = view.Source.Owner;
        string type = BufferText.ElementOf(view.Buffer);
        string[] prefix = Indices(view.Prefix);
        string span = owner.Kind is BufferKind.Parameter or BufferKind.Data ? "ReadOnlySpan" : "Span";
        string source = view.Source.Kind == BufferKind.Gradient && prefix.Length > 0
            ? buffers.GradientSpan(view.Source, prefix, LengthOfParameter(view.Source, prefix))
            : buffers.Span(view.Source, prefix);
        writer.Line($"global::System.{span}<{type}> {buffers.Declare(view.Buffer)} = {source}.Slice({Read(view.Offset).Whole}, {Read(view.Length).Whole});");
    }

    /// <summary>The length of the parameter's array that a gradient belongs to.</summary>
    private string LengthOfParameter(Buffer gradient, IReadOnlyList<string> prefix) =>
        new BufferText(new ScopedNames([]), gradient.Root!, library).Length(gradient, 0, prefix);

    private string[] Indices(IReadOnlyList<Value> indices) => [.. indices.Select(index => Read(index).Whole)];

    private void Write(IfOperation branch)
    {
        if (_lanes?.Varies(branch.Condition) == true)
        {
            WriteInLanes(branch);
            return;
        }

        int[] results = [.. Enumerable.Range(0, branch.Results.Count).Where(i => live.IsKept(branch.Results[i]))];
        if (IsExpression(branch, results))
        {
            if (!_parts.Contains(branch.Results[results[0]]))
            {
                Declare(branch.Results[results[0]], Expression(branch, results[0]));
            }

            return;
        }

        string condition = Read(branch.Condition).Whole;
        foreach (int i in results)
        {
            writer.Line($"{TypeOf(branch.Results[i])} {NameFor(branch.Results[i])};");
        }

        bool writesThen = results.Length > 0 || branch.Then.Operations.Any(live.IsKept);
        bool writesElse = results.Length > 0 || branch.Else.Operations.Any(live.IsKept);
        if (writesThen)
        {
            using (writer.Block($"if ({condition})"))
            {
                WriteBranch(branch, branch.Then, results);
            }
        }

        if (writesElse)
        {
            using (writer.Block(writesThen ? "else" : $"if ({Negated(branch.Condition)})"))
            {
                WriteBranch(branch, branch.Else, results);
            }
        }
    }

    private string Negated(Value condition) => "!" + Read(condition).Part;

    private void WriteBranch(IfOperation branch, Block block, int[] results)
    {
        names.Open();
        Write(block);
        foreach (int i in results)
        {
            writer.Line($"{NameFor(branch.Results[i])} = {ReadAs(branch.Results[i], block.Yields[i]).Whole};");
        }

        names.Close();
    }
}
