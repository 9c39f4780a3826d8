using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Takes several turns of an outer loop together, and goes through its inner loops once for all of them: unroll and jam (Allen and Cocke,
/// A Catalogue of Optimizing Transformations, 1972). What the turns have in common, a weight or a sum, is then loaded once for all.
/// </summary>
internal sealed class UnrollAndJam
{
    private const int Rows = 4;
    private const int RowsOfSamples = 2;
    private const int LargestRow = 4;
    private const int Samples = 4;
    private const int LargestSample = 400;

    private readonly LoopOperation _loop;
    private readonly Counting _counting;
    private readonly TurnDependence _turns;
    private readonly Liveness _live;

    // What a turn does with what the turn before hands on: it stays in the order of the turns.
    private readonly HashSet<Operation> _carried = [];

    private UnrollAndJam(LoopOperation loop, Counting counting, Liveness live)
    {
        _loop = loop;
        _counting = counting;
        _live = live;
        _turns = new TurnDependence(loop, live);
    }

    /// <summary>Takes turns together wherever that saves memory accesses.</summary>
    /// <param name="program">The program.</param>
    /// <param name="independent">Loops over samples: each turn contains its own reverse pass.</param>
    /// <param name="isFast">Whether sums of the loss may be added up in another order.</param>
    /// <returns>The loops, each with the number of turns.</returns>
    public static IReadOnlyList<(LoopOperation Loop, int Turns)> In(Block program, IEnumerable<LoopOperation> independent, bool isFast)
    {
        List<(LoopOperation Loop, int Turns)> taken = [];
        var live = new Liveness(program);
        foreach (LoopOperation loop in independent)
        {
            if (ElementLoop.CountingOf(loop) is { } counting && new UnrollAndJam(loop, counting, live) is var jam && jam.IsOverSamples(isFast))
            {
                jam.Take(Samples);
                taken.Add((loop, Samples));
            }
        }

        InRows(program, taken.Count > 0 ? new Liveness(program) : live, isFast, taken);
        return taken;
    }

    private static void InRows(Block block, Liveness live, bool isFast, List<(LoopOperation Loop, int Turns)> taken)
    {
        foreach (Operation operation in block.Operations.Where(live.IsKept).ToArray())
        {
            if (operation is LoopOperation loop && ElementLoop.CountingOf(loop) is { } counting && new UnrollAndJam(loop, counting, live) is var jam && jam.IsOverRows(isFast))
            {
                int rows = jam.RowsAtATime;
                jam.Take(rows);
                taken.Add((loop, rows));
            }
            else
            {
                foreach (Block inner in operation.Blocks)
                {
                    InRows(inner, live, isFast, taken);
                }
            }
        }
    }

    /// <summary>Whether each turn is an example, and examples have numbers in common in vectorized loops.</summary>
    private bool IsOverSamples(bool isFast) =>
        _loop.Body.Descendants().Count(_live.IsKept) <= LargestSample
        && _counting.TurnCount is null or >= 2 * Samples
        && _loop.Body.Operations.OfType<LoopOperation>().Where(_turns.Merges).SelectMany(outer => outer.Body.Operations.OfType<LoopOperation>().Prepend(outer))
            .Any(inner => IsVectorized(inner, isFast) && _turns.Merges(inner) && HasCommonNumbers(inner))
        && CanTake();

    /// <summary>Whether a turn is little more than a vectorized loop, over the same elements in each turn.</summary>
    private bool IsOverRows(bool isFast) =>
        _counting.TurnCount is null or >= Rows
        && _loop.Body.Descendants().Where(_live.IsKept).OfType<LoopOperation>().ToArray() is [var inner]
        && inner.Owner == _loop.Body && _turns.Merges(inner)
        && !_loop.Body.Descendants().Any(operation => operation is RecordOperation or TakeBackOperation or AllocateOperation)
        && IsVectorized(inner, isFast) && HasCommonNumbers(inner)
        && CanTake();

    /// <summary>As many as leave all vectors in registers: fewer where a row has a number and a sum for each of several samples.</summary>
    private int RowsAtATime => _loop.Body.Descendants().OfType<LoopOperation>().Where(_live.IsKept).Sum(VectorsOf) <= LargestRow ? Rows : RowsOfSamples;

    /// <summary>How many vectors of a row's own an inner loop needs in all its turns: numbers that are the same in all, and sums.</summary>
    private int VectorsOf(LoopOperation inner)
    {
        Operation[] operations = [.. inner.Body.Descendants().Where(_live.IsKept)];
        return operations.SelectMany(operation => operation.Used).Where(value => value.IsFloatingPoint && _turns.Depends(value) && Counting.IsInvariant(value, inner)).Distinct().Count()
            + inner.Arguments.Count(argument => argument.IsFloatingPoint && _live.IsKept(argument))
            + operations.OfType<AddOperation>().Count(add => add.Indices.All(index => Counting.IsInvariant(index, inner)));
    }

    private bool IsVectorized(LoopOperation loop, bool isFast) => ElementLoop.Of(loop, _live, isFast, hasTape: false, out _) is not null;

    /// <summary>Whether an inner loop reads or writes numbers that are the same in all turns.</summary>
    private bool HasCommonNumbers(LoopOperation inner) => inner.Body.Descendants().Where(_live.IsKept).Any(operation => operation switch
    {
        LoadOperation load => !_turns.IsOwn(load.Buffer) && !load.Indices.Any(_turns.Depends),
        AddOperation add => !_turns.IsOwn(add.Buffer) && !add.Indices.Any(_turns.Depends),
        _ => false,
    });

    private bool CanTake() => FindCarried() && _turns.CanJam(_counting);

    /// <summary>Finds what is done with values of the turn before; false if more depends on them than such values.</summary>
    private bool FindCarried()
    {
        HashSet<Value> carried = [.. _loop.Arguments.Where(argument => argument != _counting.Counter)];
        foreach (Operation operation in _loop.Body.Operations.Where(_live.IsKept))
        {
            if (operation is ValueOperation { IsPure: true } value and not LoadOperation)
            {
                if (value.Sources.Any(carried.Contains))
                {
                    _carried.Add(value);
                    carried.Add(value.Result);
                }
            }
            else if (Uses(operation).Any(carried.Contains))
            {
                return false;
            }
        }

        return !_loop.Condition.Descendants().SelectMany(Uses).Any(carried.Contains);
    }

    private static IEnumerable<Value> Uses(Operation operation) => operation.WithInner().SelectMany(inner => inner.Used);

    /// <summary>Takes so many turns together; the loop itself does what is left over.</summary>
    private void Take(int count)
    {
        Block block = _loop.Owner!;
        int[] kept = _live.KeptArguments(_loop);
        var before = new ProgramBuilder();
        Value limit = LimitOf(count, before);
        var jammed = new LoopOperation { CopiedFrom = _loop, Forward = _loop.Forward };
        var copies = new TurnCopies(count, _turns, _live);
        foreach (int i in kept)
        {
            copies.Set(_loop.Arguments[i], 0, jammed.AddArgument(_loop.Initial[i], _loop.Arguments[i].Name));
        }

        Value counter = copies.Of(_counting.Counter, 0);
        var condition = new ProgramBuilder(jammed.Condition);
        jammed.Condition.Yields.Add(condition.Compare(_counting.Comparison, counter, limit));
        var body = new ProgramBuilder(jammed.Body);
        BinaryKind kind = _counting.IsUp ? BinaryKind.Add : BinaryKind.Subtract;
        for (int turn = 1; turn < count; turn++)
        {
            copies.Set(_counting.Counter, turn, body.Binary(kind, counter, body.Integer(turn)));
        }

        copies.CopyAll(_loop.Body.Operations.Where(operation => !_carried.Contains(operation)), jammed.Body);
        for (int turn = 0; turn < count; turn++)
        {
            foreach (int i in kept.Where(i => turn > 0 && _loop.Arguments[i] != _counting.Counter))
            {
                copies.Set(_loop.Arguments[i], turn, copies.Of(_loop.Body.Yields[i], turn - 1));
            }

            foreach (Operation operation in _loop.Body.Operations.Where(_carried.Contains))
            {
                copies.Copy(operation, turn, jammed.Body);
            }
        }

        Value next = body.Binary(kind, counter, body.Integer(count));
        jammed.Body.Yields.AddRange(kept.Select(i => _loop.Arguments[i] == _counting.Counter ? next : copies.Of(_loop.Body.Yields[i], count - 1)));

        before.Add(jammed);
        before.InsertInto(block, block.Operations.IndexOf(_loop));
        GoOn(jammed, kept, isDone: _counting.TurnCount % count == 0);
    }

    /// <summary>Lets the loop begin where the turns that were taken together end.</summary>
    private void GoOn(LoopOperation jammed, int[] kept, bool isDone)
    {
        Value[] initial = [.. _loop.Initial];
        for (int i = 0; i < kept.Length; i++)
        {
            initial[kept[i]] = jammed.Results[i];
            if (isDone)
            {
                _loop.Results[kept[i]].ReplaceBy(jammed.Results[i]);
            }
        }

        _loop.StartFrom(initial);
        if (isDone)
        {
            _loop.Owner!.Operations.Remove(_loop);
        }
    }

    /// <summary>The limit for as many turns as the count divides: so many less as are left over.</summary>
    private Value LimitOf(int count, ProgramBuilder before)
    {
        if (_counting.TurnCount is { } known)
        {
            int limit = (int)_counting.Limit.Constant!;
            return before.Integer(_counting.IsUp ? limit - known % count : limit + known % count);
        }

        Value turns = _counting.IsUp ? before.Binary(BinaryKind.Subtract, _counting.Limit, _counting.Start) : before.Binary(BinaryKind.Subtract, _counting.Start, _counting.Limit);
        if (_counting.IncludesLimit)
        {
            turns = before.Binary(BinaryKind.Add, turns, before.Integer(1));
        }

        Value rest = before.Binary(BinaryKind.And, turns, before.Integer(count - 1));
        return before.Binary(_counting.IsUp ? BinaryKind.Subtract : BinaryKind.Add, _counting.Limit, rest);
    }
}
