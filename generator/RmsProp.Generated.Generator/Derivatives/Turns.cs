using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>Goes through the turns of a loop from the last one to the first.</summary>
internal sealed class Turns
{
    private readonly ProgramBuilder _builder;
    private readonly Cell _index;
    private readonly Value _first;
    private readonly Value _step;
    private readonly bool _isUp;

    private Turns(ProgramBuilder builder, Value? counter, Value last, Value first, Value step, bool isUp)
    {
        _builder = builder;
        Counter = counter;
        _first = first;
        _step = step;
        _isUp = isUp;
        _index = builder.Declare(last.Type, counter?.Name ?? "turn", last);
    }

    /// <summary>The loop's argument that counts its turns; null if none does.</summary>
    public Value? Counter { get; }

    /// <summary>What the counter is in the turn.</summary>
    public Value Index => _builder.Get(_index);

    public static Turns Of(LoopOperation loop, ProgramBuilder builder, Recall recall)
    {
        if (Counting.Of(loop) is { } counting)
        {
            Value start = recall.Of(counting.Start);
            return new Turns(builder, counting.Counter, Last(builder, counting, start, recall.Of(counting.Limit)), start, counting.Step, counting.IsUp);
        }

        Value zero = builder.Integer(0), one = builder.Integer(1);
        Value count = loop.AddArgument(zero, "turns");
        var next = new BinaryOperation(BinaryKind.Add, count, one) { Owner = loop.Body };
        loop.Body.Operations.Add(next);
        loop.Body.Yields.Add(next.Result);
        Value turns = recall.Of(loop.Results[loop.Results.Count - 1]);
        return new Turns(builder, null, turns, one, one, isUp: true);
    }

    /// <summary>Whether there is a turn left.</summary>
    public Value Condition() => _builder.Compare(_isUp ? Comparison.GreaterOrEqual : Comparison.LessOrEqual, Index, _first);

    /// <summary>Goes back by a turn.</summary>
    public void GoBack() => _builder.Set(_index, _builder.Binary(_isUp ? BinaryKind.Subtract : BinaryKind.Add, Index, _isUp ? _step : Size()));

    private Value Size() => _builder.Constant(Numbers.Of(Math.Abs(System.Convert.ToDouble(_step.Constant, System.Globalization.CultureInfo.InvariantCulture)), _step.Type), _step.Type);

    /// <summary>What the counter is in the last turn; if there is none, a number before the first.</summary>
    private static Value Last(ProgramBuilder builder, Counting counting, Value start, Value limit)
    {
        bool isUp = counting.IsUp, includesLimit = counting.IncludesLimit;
        (BinaryKind forward, BinaryKind backward) = isUp ? (BinaryKind.Add, BinaryKind.Subtract) : (BinaryKind.Subtract, BinaryKind.Add);
        int size = Math.Abs(counting.StepSize);
        if (size == 1)
        {
            return includesLimit ? limit
                : limit.Constant is int constant ? builder.Integer(isUp ? constant - 1 : constant + 1)
                : builder.Binary(backward, limit, Number(1));
        }

        // There are ⌈distance / size⌉ turns, or ⌊distance / size⌋ + 1 if the limit is included.
        Value distance = isUp ? builder.Binary(BinaryKind.Subtract, limit, start) : builder.Binary(BinaryKind.Subtract, start, limit);
        Value rounded = builder.Binary(BinaryKind.Add, distance, Number(includesLimit ? size : size - 1));
        Value turns = builder.Binary(BinaryKind.Divide, rounded, Number(size));
        Value steps = builder.Binary(BinaryKind.Subtract, turns, Number(1));
        return builder.Binary(forward, start, builder.Binary(BinaryKind.Multiply, steps, Number(size)));

        Value Number(int number) => builder.Constant(Numbers.Of(number, start.Type), start.Type);
    }
}
