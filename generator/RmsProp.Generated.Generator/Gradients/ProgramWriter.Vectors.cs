using System.Globalization;
using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Loops over elements, several turns at a time. What is left over, or would be out of range, is done turn by turn.</summary>
internal sealed partial class ProgramWriter
{
    // In bits.
    private const int NarrowestVector = 128;

    // The class of the vectors that are being written.
    private string _intrinsics = "";

    /// <summary>Writes the turns that fill vectors.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="counter">The variable of its counter, which is declared.</param>
    /// <returns>
    /// Whether vectors take all turns or none. What the loop needs for single turns is then of no use while vectors are in the registers.
    /// </returns>
    private bool WriteVectors(ElementLoop loop, string counter)
    {
        Counting counting = loop.Turns;
        string left = loop.Turns.IsUp ? $"{Read(counting.Limit).Part} - {counter}" : Difference(counter, counting.Limit);
        int least = (loop.FillsParts ? loop.FewestTurns : loop.Width) - (counting.IncludesLimit ? 1 : 0);
        HashSet<Value> body = [.. loop.Loop.Body.Descendants().SelectMany(operation => operation.Results)];
        HashSet<Value> parts = [.. body.Where(_parts.Contains)];
        _parts.ExceptWith(body);
        names.Open();
        Operation[] operations = [.. loop.Loop.Body.Operations.Where(live.IsKept)];
        ValueOperation[] same = [.. operations.OfType<ValueOperation>().Where(operation => loop.IsSame(operation.Result))];
        string hasTurns = $"{left} >= {least.ToString(CultureInfo.InvariantCulture)}";

        // Sums have the order of vectors on machines without them as well, and functions have their bits.
        bool isAlike = loop.FillsParts || loop.Sums.Count > 0 || loop.AddsToSeveralPlaces || operations.OfType<AddOperation>().Any(add => add.Indices.All(loop.IsSame));
        string[] enters =
        [
            .. isAlike ? [] : new[] { "global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated" },
            .. counting.Limit.Constant is int && counting.Start.Constant is int ? [] : new[] { hasTurns },
        ];
        (Buffer Buffer, IReadOnlyList<Value> Prefix)[] rows = RowsOf(loop);
        bool isInOuter = same.Length > 0 || rows.Length > 0;
        CodeWriter.BlockScope? outer = isInOuter ? BlockIf(enters) : null;
        foreach (ValueOperation operation in same)
        {
            Declare(operation.Result, Expression(operation));
        }

        foreach ((Buffer Buffer, IReadOnlyList<Value> Prefix) row in rows)
        {
            Declare(row);
        }

        string[] fits =
        [
            .. (isInOuter ? [] : enters).Concat(loop.Elements.SelectMany(element => InRange(element, loop, counter))).Distinct(),
            .. loop.Apart.Select(pair => $"{library.Services}.Vectors.AreApart<{Lanes.NameOf(loop.Type)}>({SpanOf(pair.One.Buffer, pair.One.Prefix)}, {SpanOf(pair.Other.Buffer, pair.Other.Prefix)})"),
        ];
        CodeWriter.BlockScope inner = BlockIf(fits);
        VectorPlaces? places = loop.FillsParts ? null : DeclarePlaces(loop);
        int[] widths = [.. loop.Widths];
        foreach (int width in widths)
        {
            names.Open();
            CodeWriter.BlockScope? own = widths.Length > 1 ? writer.Block() : null;
            WriteBlocks(loop, operations, parts, places, counter, left, width == loop.Width ? hasTurns : "", width);
            own?.Dispose();
            names.Close();
        }

        inner.Dispose();
        outer?.Dispose();
        names.Close();
        _rows.Clear();
        foreach (Value value in body)
        {
            _variables.Remove(value);
        }

        _parts.UnionWith(parts);
        return !isInOuter && fits.Length > 0 && loop.TakesAllTurns;
    }

    private CodeWriter.BlockScope BlockIf(string[] conditions) => conditions.Length == 0 ? writer.Block() : writer.Block($"if ({string.Join(" && ", conditions)})");

    /// <summary>Writes the turns of one width.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="operations">What a turn does.</param>
    /// <param name="parts">The values that are parts of expressions.</param>
    /// <param name="places">Where the elements are.</param>
    /// <param name="counter">The variable of the counter.</param>
    /// <param name="left">How many turns are left.</param>
    /// <param name="hasTurns">Whether so many turns are left; empty if they are, once.</param>
    /// <param name="width">How many turns are taken at a time.</param>
    private void WriteBlocks(
        ElementLoop loop, Operation[] operations, HashSet<Value> parts, VectorPlaces? places, string counter, string left, string hasTurns, int width)
    {
        string type = Lanes.NameOf(loop.Type), count = width.ToString(CultureInfo.InvariantCulture);
        int bits = 512 * width / loop.Width;
        bool isPair = bits < NarrowestVector;
        _intrinsics = $"global::System.Runtime.Intrinsics.Vector{Math.Max(bits, NarrowestVector).ToString(CultureInfo.InvariantCulture)}";
        Dictionary<Value, string> vectors = [];
        foreach (Value same in loop.Loop.Body.Descendants().Where(live.IsKept).SelectMany(operation => operation.Used)
            .Concat(loop.Sums.SelectMany(sum => sum.Terms.Select(term => term.Term.Actual)))
            .Where(value => value.Type == loop.Type && live.IsKept(value) && loop.IsSame(value)).Distinct())
        {
            string name = names.Add(same.Constant is null && same.Name.Length > 0 ? same.Name + "Vector" : "vector");
            writer.Line($"{_intrinsics}<{type}> {name} = {_intrinsics}.Create({Read(same).Whole});");
            vectors[same] = name;
        }

        string[] sums = [.. loop.Sums.Select(sum => names.Add(sum.Choice is null ? "sums" : "chosen"))];
        AddOperation[] additions = [.. operations.OfType<AddOperation>().Where(add => add.Indices.All(loop.IsSame))];
        string[] added = [.. additions.Select(_ => names.Add("sums"))];
        for (int i = 0; i < sums.Length; i++)
        {
            string start = loop.Sums[i].Choice is null ? $"{_intrinsics}<{type}>.Zero" : $"{_intrinsics}.Create({NameFor(loop.Loop.Arguments[loop.Sums[i].Argument])})";
            writer.Line($"{_intrinsics}<{type}> {sums[i]} = {start};");
        }

        foreach (string sum in added)
        {
            writer.Line($"{_intrinsics}<{type}> {sum} = {_intrinsics}<{type}>.Zero;");
        }

        string next = $"{counter} {(loop.Turns.IsUp ? "+=" : "-=")} {count}";
        names.Open();
        using (hasTurns.Length == 0 ? writer.Block() : writer.Block($"for (; {hasTurns}; {next})"))
        {
            string at = counter, turns = "";
            if (loop.FillsParts)
            {
                turns = names.Add("turns");
                writer.Line($"int {turns} = int.Min({count}, {left}{(loop.Turns.IncludesLimit ? " + 1" : "")});");
            }

            if (!loop.Turns.IsUp)
            {
                at = names.Add("at");
                writer.Line($"int {at} = {counter} - {(loop.FillsParts ? $"({turns} - 1)" : (width - 1).ToString(CultureInfo.InvariantCulture))};");
            }

            var text = new VectorText(this, loop, vectors, places, isFast, at, turns, isPair);
            foreach (Operation operation in operations)
            {
                int addition = Array.IndexOf(additions, operation as AddOperation);
                if (addition >= 0)
                {
                    writer.Line(text.AddTo(added[addition], additions[addition].Value));
                }
                else if (operation is ValueOperation { Result: var step } && loop.IsStepOfSum(step))
                {
                    WriteSteps(step, loop, text, sums);
                }
                else
                {
                    WriteVector(operation, loop, text, vectors, parts);
                }
            }

            if (hasTurns.Length == 0)
            {
                writer.Line(next + ";");
            }
        }

        names.Close();
        writer.Line();
        string[] alone = [.. sums.Where((_, i) => loop.Sums[i].Choice is null).Concat(added)];
        Dictionary<string, string> totals = Totals(alone, type, bits);
        for (int i = 0; i < sums.Length; i++)
        {
            string all = loop.Sums[i].Choice switch
            {
                MathFunction.Max => $"= {library.Services}.Vectors.Largest({sums[i]})",
                MathFunction.Min => $"= {library.Services}.Vectors.Smallest({sums[i]})",
                _ => "+= " + totals[sums[i]],
            };
            writer.Line($"{NameFor(loop.Loop.Arguments[loop.Sums[i].Argument])} {all};");
        }

        for (int i = 0; i < added.Length; i++)
        {
            string[] indices = Indices(additions[i].Indices);
            WriteWanted(additions[i].Buffer, indices, $"{buffers.Element(additions[i].Buffer, indices)} += {totals[added[i]]};");
        }
    }

    /// <summary>The sums of all numbers of vectors, of four together.</summary>
    private Dictionary<string, string> Totals(string[] vectors, string type, int bits)
    {
        string sum = $"{library.Services}.Vectors.Sum";
        var totals = vectors.ToDictionary(vector => vector, vector => $"{sum}{(bits < NarrowestVector ? "Pair" : "")}({vector})");
        for (int i = 0; bits > NarrowestVector && i + 4 <= vectors.Length; i += 4)
        {
            string[] four = [.. vectors.Skip(i).Take(4)], own = [.. four.Select(_ => names.Add("sum"))];
            writer.Line($"{sum}({string.Join(", ", four.Concat(own.Select(name => $"out {type} {name}")))});");
            for (int j = 0; j < four.Length; j++)
            {
                totals[four[j]] = own[j];
            }
        }

        return totals;
    }

    /// <summary>Adds to a sum where the program does, so that what is read for it has not been overwritten.</summary>
    private void WriteSteps(Value step, ElementLoop loop, VectorText text, string[] sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            foreach ((_, Value term) in loop.Sums[i].Terms.Where(term => term.Step == step))
            {
                writer.Line(loop.Sums[i].Choice is { } choice
                    ? $"{sums[i]} = {library.Services}.Vectors.{choice}({sums[i]}, {text.Of(term)});"
                    : text.AddTo(sums[i], term));
            }
        }
    }

    private void WriteVector(Operation operation, ElementLoop loop, VectorText text, Dictionary<Value, string> vectors, HashSet<Value> parts)
    {
        switch (operation)
        {
            case ValueOperation { Result: var value } when loop.IsSame(value) || loop.IndexOf(value) is not null || parts.Contains(value):
                break;
            case ValueOperation { Result: var value } computed:
                DeclareVector(value, text.Of(computed), loop, vectors);
                break;
            case IfOperation branch:
                foreach (Value result in branch.Results.Where(result => live.IsKept(result) && !parts.Contains(result)))
                {
                    DeclareVector(result, text.Of(branch, branch.Results.IndexOf(result)), loop, vectors);
                }

                break;
            case StoreOperation store:
                writer.Line(text.Store(text.PlaceOf(store.Buffer, store.Indices), text.Of(store.Value)));
                break;
            case AddOperation add:
                (Value added, bool isSubtracted) = TermOf(add.Value, parts);
                writer.Line(text.Add(text.PlaceOf(add.Buffer, add.Indices), added, isSubtracted));
                break;
            case RecordOperation record:
                writer.Line(text.Store(text.PlaceOf(record), text.Of(record.Value)));
                break;
        }
    }

    private void DeclareVector(Value value, string text, ElementLoop loop, Dictionary<Value, string> vectors)
    {
        string name = vectors[value] = names.Add(value.Name.Length > 0 ? CSharpText.VariableOf(value.Name) : "value");
        writer.Line($"{_intrinsics}<{Lanes.NameOf(loop.Type)}> {name} = {text};");
    }

    /// <summary>
    /// The conditions that all turns find their elements; none if that is known. Where the loops around it are known as well, the condition is
    /// that all their turns do: it has nothing to compute, and is the same for all rows.
    /// </summary>
    private IEnumerable<string> InRange((Buffer Buffer, IReadOnlyList<Value> Prefix, ElementIndex Index) element, ElementLoop loop, string counter)
    {
        Counting turns = loop.Turns;
        (long Low, long High)? terms = RangeOf(element.Index, loop.Loop);
        if (!(turns.Low.Constant is int low && low + turns.AboveLow + terms?.Low >= 0))
        {
            yield return LongIndexText(turns.IsUp ? turns.Start.Constant is 0 ? "0" : counter : More(turns.Low, turns.AboveLow), element.Index) + " >= 0";
        }

        int? length = element.Buffer.FixedLength ?? (element.Buffer.Definition as AllocateOperation)?.Length.Constant as int?;
        long? end = turns.High.Constant is int high ? high + turns.PastHigh + terms?.High : null;
        if (!(end <= length))
        {
            yield return $"{(end is <= int.MaxValue and { } known ? CSharpText.Number((int)known) : LongIndexText(More(turns.High, turns.PastHigh), element.Index))} <= {SpanOf(element.Buffer, element.Prefix)}.Length";
        }
    }

    /// <summary>The range of what is added to the counter of a loop; null if it is not known.</summary>
    private static (long Low, long High)? RangeOf(ElementIndex index, LoopOperation loop)
    {
        IReadOnlyCollection<LoopOperation> around = KnownRange.LoopsAround(loop);
        (long low, long high) = (0L, 0L);
        foreach ((bool isSubtracted, Value value) in index.Terms)
        {
            if (KnownRange.Of(value, around) is not { } range)
            {
                return null;
            }

            (low, high) = isSubtracted ? (low - range.High, high - range.Low) : (low + range.Low, high + range.High);
        }

        return (low, high);
    }

    /// <summary>A number and a small one, without what is known.</summary>
    private string More(Value value, int further)
    {
        if (value.Constant is int known)
        {
            return CSharpText.Number(known + further);
        }

        if (further == 1 && _parts.Contains(value) && value.Definition is BinaryOperation { Kind: BinaryKind.Subtract, Right.Constant: 1 } before)
        {
            return Read(before.Left).Part;
        }

        return Read(value).Part + (further == 0 ? "" : $" + {CSharpText.Number(further)}");
    }

    private string Difference(string from, Value value) => value.Constant is 0 ? from : $"{from} - {Read(value).Part}";

    /// <summary>An index that doesn't overflow.</summary>
    private string LongIndexText(string counter, ElementIndex index) => IndexText(counter, index) is var text && text.Contains(' ') ? "(long)" + text : text;

    private string IndexText(string counter, ElementIndex index) => string.Concat(new[] { counter }
        .Concat(index.Terms.Select(term => $"{(term.IsSubtracted ? " - " : " + ")}{Read(term.Value).Part}"))) is var text && text.StartsWith("0 + ", StringComparison.Ordinal) ? text.Substring(4) : text;
}
