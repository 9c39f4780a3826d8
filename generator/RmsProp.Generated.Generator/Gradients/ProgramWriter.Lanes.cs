using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Loops over samples, a sample in each lane. The turn is written twice: for as many samples as a vector has numbers, and for the single
/// ones that are left over.
/// </summary>
internal sealed partial class ProgramWriter
{
    // The loop whose turns are being written in lanes.
    private SampleLanes? _lanes;

    // What the steps of its sums in order add.
    private readonly Dictionary<BinaryOperation, string> _terms = [];

    /// <summary>The type of the variable of a value.</summary>
    private string TypeOf(Value value) => _lanes?.IsVector(value) != true ? Lanes.NameOf(value.Type) : SampleLanes.IsIndex(value.Type) ? IndexVectorType : VectorType;

    private string VectorType => VectorOf(_lanes!.Type);

    private static string VectorOf(ScalarType type) => $"global::System.Runtime.Intrinsics.Vector512<{Lanes.NameOf(type)}>";

    /// <summary>The type of the tape that has a vector in place of each number, or each condition, of a type; null if it has none.</summary>
    private ScalarType? TapeInLanes(ScalarType type) => _lanes is null ? null
        : type == _lanes.Type ? type
        : type == ScalarType.Boolean && _lanes.RecordsMasks ? _lanes.TypeOfMasks
        : null;

    private static string AsOf(ScalarType type) => type == ScalarType.Single ? "AsSingle" : "AsDouble";

    private string IndexVectorType => IndexIntrinsics + "<int>";

    /// <summary>The class of vectors that have an integer for each sample.</summary>
    private string IndexIntrinsics => $"global::System.Runtime.Intrinsics.Vector{CSharpText.Number(32 * _lanes!.Width)}";

    private string Services => library.Services;

    private string LaneServices => library.Services + ".SampleLanes";

    /// <summary>A value as another one holds it: as a vector if that one differs from sample to sample.</summary>
    private Text ReadAs(Value held, Value value) => _lanes?.IsVector(held) == true ? InLanes(value) : Read(value.Actual);

    /// <summary>A value as a vector.</summary>
    private Text InLanes(Value value)
    {
        value = value.Actual;
        if (_lanes!.IsVector(value))
        {
            return Read(value);
        }

        if (_lanes.StrideOf(value) is { } stride)
        {
            return new Text($"{IndexIntrinsics}.CreateSequence({Read(value).Whole}, {StrideText(stride)})", true);
        }

        return value.Type switch
        {
            ScalarType.Int32 => new Text($"{IndexIntrinsics}.Create({Read(value).Whole})", true),
            _ when SampleLanes.IsIndex(value.Type) => new Text($"{IndexIntrinsics}.Create((int){Read(value).Part})", true),
            ScalarType.Boolean => new Text($"{Read(value).Part} ? {VectorType}.AllBitsSet : {VectorType}.Zero", false),
            _ => new Text($"{_intrinsics}.Create({Read(value).Whole})", true),
        };
    }

    private string StrideText(IReadOnlyList<Value> stride) => stride.Count == 0 ? "1" : string.Join(" * ", stride.Select(factor => Read(factor).Part));

    /// <summary>Writes the turns that fill vectors.</summary>
    /// <param name="lanes">The loop.</param>
    /// <param name="counter">The variable of its counter, which is declared.</param>
    private void WriteInLanes(SampleLanes lanes, string counter)
    {
        LoopOperation loop = lanes.Loop;
        string width = CSharpText.Number(lanes.Width);
        string hasTurns = $"{Read(lanes.Turns.Limit).Part} - {counter} >= {CSharpText.Number(lanes.Width - (lanes.Turns.IncludesLimit ? 1 : 0))}";
        (string tape, string scratch) = CSharpText.WorkspaceOf(lanes.Type);
        names.Open();
        using (writer.Block($"if ({hasTurns})"))
        {
            string[] marks = Mark([scratch, tape], "Align()");
            var locals = lanes.Own.ToDictionary(buffer => buffer, buffer => buffers.LocalOf(buffer)!);
            _intrinsics = "global::System.Runtime.Intrinsics.Vector512";
            _lanes = lanes;
            foreach (Buffer own in lanes.Own)
            {
                DeclareLanes(own, $"{buffers.Scratch(own.Type)}.Create({locals[own]}.Length * {width})");
            }

            var sums = lanes.Sums.ToDictionary(sum => sum, sum => NameFor(loop.Arguments[sum]));
            foreach (int sum in lanes.Sums)
            {
                string vector = _variables[loop.Arguments[sum]] = names.Add("sums", VectorType);
                writer.Line($"{VectorType} {vector} = {VectorType}.Zero;");
            }

            names.Open();
            using (writer.Block($"for (; {hasTurns}; {counter} += {width})"))
            {
                string[] inner = Mark([.. ScratchOfTurn(loop.Body).Append(scratch).Distinct()]);
                Write(loop.Body);
                Advance(loop, [.. lanes.Sums]);
                foreach ((int argument, IReadOnlyList<(BinaryOperation Step, Value Term)> terms) in lanes.SumsInOrder)
                {
                    AddInOrder(terms, NameFor(loop.Arguments[argument]));
                }

                GiveBack(inner);
            }

            names.Close();
            foreach (KeyValuePair<int, string> sum in sums)
            {
                Value argument = loop.Arguments[sum.Key];
                writer.Line($"{sum.Value} += {library.Services}.Vectors.Sum({NameFor(argument)});");
                _variables[argument] = sum.Value;
            }

            _lanes = null;
            foreach (KeyValuePair<Buffer, string> local in locals)
            {
                buffers.Use(local.Key, local.Value);
            }

            GiveBack(marks);
        }

        names.Close();
        foreach (Operation operation in loop.Body.Descendants())
        {
            foreach (Value value in operation.Results.Concat(operation is LoopOperation inner ? inner.Arguments : []))
            {
                _variables.Remove(value);
            }
        }
    }

    /// <summary>Keeps what the samples add to a sum in order, until the end of the turn.</summary>
    private void WriteTerm(BinaryOperation step)
    {
        Value term = _lanes!.SumsInOrder.SelectMany(sum => sum.Terms).First(term => term.Step == step).Term;
        string variable = _terms[step] = names.Add("term", VectorType);
        writer.Line($"{VectorType} {variable} = {new LaneText(this, isFast).Of(term)};");
    }

    /// <summary>Adds terms to a sum in the order of the samples.</summary>
    private void AddInOrder(IReadOnlyList<(BinaryOperation Step, Value Term)> terms, string sum)
    {
        names.Open();
        string lane = names.Add("lane", "int");
        using (writer.Block($"for (int {lane} = 0; {lane} < {CSharpText.Number(_lanes!.Width)}; {lane}++)"))
        {
            foreach ((BinaryOperation step, _) in terms)
            {
                writer.Line($"{sum} {CSharpText.OperatorOf(step.Kind)}= {_intrinsics}.GetElement({_terms[step]}, {lane});");
            }
        }

        names.Close();
    }

    /// <summary>Declares memory that has a vector in place of each number.</summary>
    private void DeclareLanes(Buffer buffer, string memory)
    {
        string type = $"global::System.Span<{VectorType}>";
        writer.Line($"{type} {buffers.Declare(buffer, type)} = {LaneServices}.Of({memory});");
    }

    private void WriteInLanes(ViewOperation view)
    {
        bool isCopied = !_lanes!.HoldsVectors(view.Source);
        string type = $"global::System.{(view.Source.Owner.Kind == BufferKind.Scratch ? "" : "ReadOnly")}Span<{VectorType}>";
        string source = buffers.Span(view.Source, Indices(view.Prefix)), length = Read(view.Length).Whole;
        string part = isCopied
            ? $"{LaneServices}.Parts({buffers.Scratch(view.Buffer.Type)}, {source}, {InLanes(view.Offset).Whole}, {length})"
            : $"{source}.Slice({Read(view.Offset).Whole}, {length})";
        writer.Line($"{type} {buffers.Declare(view.Buffer, type)} = {part};");
    }

    private void WriteInLanes(StoreOperation store)
    {
        var text = new LaneText(this, isFast);
        if (!_lanes!.HoldsVectors(store.Buffer))
        {
            writer.Line($"{library.Services}.Vectors.Store({buffers.Span(store.Buffer, [])}, {Read(store.Indices[0]).Whole}, {text.Of(store.Value)});");
        }
        else if (OwnPlaces(store.Indices) is { } places)
        {
            writer.Line($"{LaneServices}.Put({buffers.Span(store.Buffer, [])}, {places}, {text.Of(store.Value)});");
        }
        else
        {
            writer.Line($"{buffers.Element(store.Buffer, Indices(store.Indices))} = {text.Of(store.Value)};");
        }
    }

    /// <summary>The places of the samples, if they differ, and are not those of one vector; else null.</summary>
    private string? OwnPlaces(IReadOnlyList<Value> indices) => _lanes!.Varies(indices[indices.Count - 1]) ? InLanes(indices[indices.Count - 1]).Whole : null;

    /// <summary>The statement that adds to memory: to vectors, or to what all samples have in common.</summary>
    private string AdditionInLanes(AddOperation add, string target)
    {
        var text = new LaneText(this, isFast);
        if (add.Indices.Count > 0 && OwnPlaces(add.Indices) is { } places)
        {
            return $"{LaneServices}.Add({buffers.Span(add.Buffer, Indices([.. add.Indices.Take(add.Indices.Count - 1)]))}, {places}, {text.Of(add.Value)});";
        }

        (Value value, bool isSubtracted) = TermOf(add.Value, _parts);
        return _lanes!.HoldsVectors(add.Buffer)
            ? text.AddTo(target, value, isSubtracted)
            : $"{target} {(isSubtracted ? "-=" : "+=")} {library.Services}.Vectors.Sum({text.Of(value)});";
    }

    /// <summary>Writes a branch that some samples take, and others not: both sides, which have no effects, and a choice in each lane.</summary>
    private void WriteInLanes(IfOperation branch)
    {
        int[] results = [.. Enumerable.Range(0, branch.Results.Count).Where(i => live.IsKept(branch.Results[i]) && !_parts.Contains(branch.Results[i]))];
        if (results.Length == 0)
        {
            return;
        }

        Write(branch.Then);
        Write(branch.Else);
        foreach (int i in results)
        {
            Declare(branch.Results[i], ExpressionInLanes(branch, i));
        }
    }

    private string ElementOf(LoadOperation load) => buffers.Element(load.Buffer, Indices(load.Indices));

    private Text ExpressionInLanes(IfOperation branch, int result) => _lanes!.Varies(branch.Condition)
        ? new Text(new LaneText(this, isFast).Of(branch, result), true)
        : new Text($"{Read(branch.Condition).Part} ? {InLanes(branch.Then.Yields[result]).Part} : {InLanes(branch.Else.Yields[result]).Part}", false);

    private Text ExpressionInLanes(ValueOperation operation) => operation switch
    {
        _ when SampleLanes.IsIndex(operation.Result.Type) => IndexInLanes(operation),
        CompareOperation { Left.Type: ScalarType.Int32 } comparison => new Text($"{LaneServices}.Mask({ComparisonOfIndices(comparison)})", true),
        ConvertOperation conversion => new Text($"{LaneServices}.Convert({InLanes(conversion.Value).Whole})", true),
        LoadOperation load when _lanes!.HoldsVectors(load.Buffer) && OwnPlaces(load.Indices) is { } places => new Text($"{LaneServices}.Pick({buffers.Span(load.Buffer, [])}, {places})", true),
        _ => new Text(new LaneText(this, isFast).Of(operation), operation is not BinaryOperation and not StopOperation),
    };

    private string ComparisonOfIndices(CompareOperation comparison)
    {
        bool isNegated = comparison.Comparison == Comparison.NotEqual;
        string name = VectorExpressions.NameOf(isNegated ? Comparison.Equal : comparison.Comparison);
        return $"{(isNegated ? "~" : "")}{IndexIntrinsics}.{name}({InLanes(comparison.Left).Whole}, {InLanes(comparison.Right).Whole})";
    }

    private Text IndexInLanes(ValueOperation operation) => operation switch
    {
        BinaryOperation binary => new Text($"{InLanes(binary.Left).Part} {CSharpText.OperatorOf(binary.Kind)} {InLanes(binary.Right).Part}", false),
        LoadOperation load => new Text(Gathered(load), true),
        ConvertOperation conversion => InLanes(conversion.Value),
        _ => throw new NotSupportedException(operation.GetType().Name),
    };

    /// <summary>What the samples read at places of their own.</summary>
    private string Gathered(LoadOperation load)
    {
        Value[] prefix = [.. load.Indices.Take(load.Indices.Count - 1)];
        Value index = load.Indices[load.Indices.Count - 1];
        string span = buffers.Span(load.Buffer, Indices(prefix));
        string numbers = load.Buffer.Form == BufferForm.Array || buffers.LocalOf(load.Buffer) is null ? $"(global::System.ReadOnlySpan<{BufferText.ElementOf(load.Buffer)}>){span}" : span;
        return load.Buffer.Type == _lanes!.Type && _lanes.StrideOf(index) is { } stride
            ? stride.Count == 0 ? $"{LaneServices}.Load({numbers}, {Read(index).Whole})" : $"{LaneServices}.Gather({numbers}, {Read(index).Whole}, {StrideText(stride)})"
            : $"{LaneServices}.Gather({numbers}, {InLanes(index).Whole})";
    }
}
