using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// A loop over samples of which several turns are taken at a time, each in a lane of a vector of 512 bits. Inner loops then have the same
/// turns for all lanes, and stay as they are: within a sample, everything is computed in the order that is written.
/// </summary>
internal sealed partial class SampleLanes
{
    private const int LargestSample = 1500;
    private const int UnknownTurns = 16;

    // A number that is put together from all samples takes as long as so many operations on vectors.
    private const int OperationsPerGather = 6;

    private readonly Liveness _live;
    private readonly bool _isFast;
    private readonly List<Operation> _inside;
    private readonly HashSet<Value> _varying = [];
    private readonly HashSet<Buffer> _memory = [];
    private readonly HashSet<Value> _steps = [];

    // How far an index goes on from sample to sample: the product of these. Other indices that differ are vectors.
    private readonly Dictionary<Value, IReadOnlyList<Value>> _strides = [];

    private SampleLanes(LoopOperation loop, Counting counting, Liveness live, bool isFast)
    {
        Loop = loop;
        Turns = counting;
        _live = live;
        _isFast = isFast;
        _inside = [.. loop.Body.Descendants().Where(live.IsKept)];
    }

    public LoopOperation Loop { get; }

    public Counting Turns { get; }

    /// <summary>The type of all numbers that differ from sample to sample.</summary>
    public ScalarType Type { get; private set; }

    /// <summary>The number of samples.</summary>
    public int Width => Type == ScalarType.Single ? 16 : 8;

    /// <summary>Memory from outside of the loop that each sample writes before it reads: each lane has its own.</summary>
    public List<Buffer> Own { get; } = [];

    /// <summary>The sums that each lane has of its own until the end: the places among the arguments.</summary>
    public List<int> Sums { get; } = [];

    /// <summary>The sums of the loss to which samples are added in their order, with the steps of a turn.</summary>
    public List<(int Argument, IReadOnlyList<(BinaryOperation Step, Value Term)> Terms)> SumsInOrder { get; } = [];

    /// <summary>How a loop over samples is taken in lanes; null if it can't be, or if that is not worth it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="loop">A loop whose turns are independent, each with its own reverse pass.</param>
    /// <param name="gradientSums">The arguments of loops that are sums of gradients.</param>
    /// <param name="live">What is written at all.</param>
    /// <param name="isFast">Whether sums of the loss may be added up in another order, and functions may have other last bits.</param>
    public static SampleLanes? Of(Block program, LoopOperation loop, ISet<Value> gradientSums, Liveness live, bool isFast)
    {
        if (Counting.Of(loop) is not { StepSize: 1, Comparison: Comparison.Less or Comparison.LessOrEqual, Counter.Type: ScalarType.Int32 } counting
            || loop.Condition.Operations.Count(live.IsKept) != 1)
        {
            return null;
        }

        var lanes = new SampleLanes(loop, counting, live, isFast);
        if (!(lanes.FindType() && lanes.FindSums(gradientSums) && lanes.FindMemory(program) && lanes.IsWorthIt()))
        {
            return null;
        }

        lanes.Spread();
        return lanes.Fits(loop.Body, isInBranch: false) ? lanes : null;
    }

    /// <summary>Whether what is recorded of conditions differs from sample to sample.</summary>
    public bool RecordsMasks { get; private set; }

    /// <summary>The type of the tape for conditions: that for numbers of the other type, of which there are none here.</summary>
    public ScalarType TypeOfMasks => Type == ScalarType.Single ? ScalarType.Double : ScalarType.Single;

    /// <summary>Whether a value differs from sample to sample.</summary>
    public bool Varies(Value value) => _varying.Contains(value.Actual);

    /// <summary>Whether a value is a vector: an index that goes on evenly from sample to sample is not, but that of the first sample.</summary>
    public bool IsVector(Value value) => Varies(value) && StrideOf(value) is null;

    /// <summary>The product that an index goes on by from sample to sample; null if it is no such index.</summary>
    public IReadOnlyList<Value>? StrideOf(Value value) => _strides.TryGetValue(value.Actual, out IReadOnlyList<Value>? stride) ? stride : null;

    /// <summary>Whether a buffer has a vector in place of each number.</summary>
    public bool HoldsVectors(Buffer buffer) => _memory.Contains(buffer) || buffer.Definition is ViewOperation view && HoldsVectors(view.Source);

    /// <summary>Whether a value is a sum in order, and something added to it.</summary>
    public bool IsStepOfSum(Value value) => _steps.Contains(value);

    private bool FindType()
    {
        ScalarType[] types =
        [
            .. _inside.SelectMany(operation => operation.Results.Where(_live.IsKept)).Where(value => value.IsFloatingPoint).Select(value => value.Type)
                .Concat(_inside.Select(MemoryAccess.Written).OfType<Buffer>().Select(buffer => buffer.Type).Where(type => type is ScalarType.Single or ScalarType.Double))
                .Distinct(),
        ];
        Type = types.FirstOrDefault();
        return types is [ScalarType.Single or ScalarType.Double] && !(Turns.TurnCount < Width) && _inside.Count <= LargestSample;
    }

    private bool FindSums(ISet<Value> gradientSums)
    {
        for (int i = 0; i < Loop.Arguments.Count; i++)
        {
            Value argument = Loop.Arguments[i];
            if (argument == Turns.Counter)
            {
                if (_live.IsKept(Loop.Results[i]))
                {
                    return false;
                }
            }
            else if (_live.IsKept(argument) || _live.IsKept(Loop.Results[i]))
            {
                if (argument.Type != Type)
                {
                    return false;
                }

                if (gradientSums.Contains(argument))
                {
                    Sums.Add(i);
                    continue;
                }

                if (TurnSums.TermsOf(Loop.Body.Yields[i].Actual, argument, Loop.Body, _live) is not { Count: > 0 } terms)
                {
                    return false;
                }

                if (_isFast)
                {
                    Sums.Add(i);
                }
                else
                {
                    SumsInOrder.Add((i, terms));
                    _steps.UnionWith(terms.Select(term => term.Step.Result));
                }
            }
        }

        return true;
    }

    /// <summary>Finds which memory has a vector in place of each number.</summary>
    private bool FindMemory(Block program)
    {
        HashSet<Operation> inside = [.. _inside];
        foreach (IGrouping<Buffer, Operation> owner in _inside.Where(operation => operation.Accessed() is not null).GroupBy(operation => operation.Accessed()!.Owner))
        {
            if (owner.Key.Kind != BufferKind.Scratch || owner.Key.Type != Type)
            {
                continue;
            }

            if (inside.Contains(owner.Key.Definition!))
            {
                _memory.Add(owner.Key);
            }
            else if (!owner.Any(use => use is StoreOperation))
            {
                // What is only read, or only added to, all samples have in common.
                if (owner.Select(use => use is AddOperation).Distinct().Count() > 1)
                {
                    return false;
                }
            }
            else if (!owner.All(IsPlaceOfTurn))
            {
                Operation root = program.Operations.Single(operation => operation.WithInner().Contains(Loop));
                if (owner.Any(use => use.Accessed() != owner.Key) || PartMemory.IsReadAfter(owner.Key, program, root, _live))
                {
                    return false;
                }

                Own.Add(owner.Key);
                _memory.Add(owner.Key);
            }
        }

        return true;
    }

    /// <summary>Whether something is stored at a place that only this turn has.</summary>
    private bool IsPlaceOfTurn(Operation operation) => operation is StoreOperation { Indices: [var index] } store && store.Owner == Loop.Body
        && TurnDependence.IsAwayFrom(index, Turns.Counter, value => !Counting.IsInvariant(value, Loop));

    /// <summary>Whether there are inner loops that are not vectorized, or don't fill many vectors.</summary>
    private bool IsWorthIt() => Innermost.Any(inner => !(Counting.Of(inner)?.TurnCount >= 4 * Width && IsVectorized(inner)));

    /// <summary>Whether most is done in loops that are not vectorized, or don't fill vectors: then a lane for each sample is faster than several samples in such loops.</summary>
    public bool HasShortLoops => Innermost.Sum(inner => IsVectorized(inner) && !(Counting.Of(inner)?.TurnCount < 2 * Width) ? -WorkOf(inner) : WorkOf(inner)) > 0;

    private IEnumerable<LoopOperation> Innermost => _inside.OfType<LoopOperation>().Where(inner => !inner.Body.Descendants().Any(operation => operation is LoopOperation && _live.IsKept(operation)));

    private bool IsVectorized(LoopOperation inner) => ElementLoop.Of(inner, _live, _isFast, hasTape: true, out _) is not null;

    /// <summary>About how many operations a loop takes in a sample.</summary>
    private double WorkOf(LoopOperation inner)
    {
        double work = inner.Body.Operations.Count(_live.IsKept);
        for (Operation? around = inner; around is not null && around != Loop; around = around.Owner?.Parent)
        {
            work *= around is LoopOperation loop ? Counting.Of(loop)?.TurnCount ?? UnknownTurns : 1;
        }

        return work;
    }

    /// <summary>Finds what differs from sample to sample.</summary>
    private void Spread()
    {
        _varying.Add(Turns.Counter);
        _varying.UnionWith(Sums.Select(sum => Loop.Arguments[sum]));
        _strides[Turns.Counter] = [];
        (int Count, bool RecordsMasks) before;
        do
        {
            before = (_varying.Count, RecordsMasks);
            foreach (Operation operation in _inside)
            {
                Spread(operation);
            }
        }
        while ((_varying.Count, RecordsMasks) != before);
    }

    private void Spread(Operation operation)
    {
        switch (operation)
        {
            case TakeBackOperation { Result: var recorded }:
                if (recorded.IsFloatingPoint || recorded.Type == ScalarType.Boolean && RecordsMasks)
                {
                    _varying.Add(recorded);
                }

                break;
            case RecordOperation { Value: { Type: ScalarType.Boolean } condition }:
                RecordsMasks |= Varies(condition);
                break;
            case ValueOperation { IsPure: true } value:
                if (value.Sources.Any(Varies) || value is LoadOperation load && HoldsVectors(load.Buffer))
                {
                    _varying.Add(value.Result);
                }

                break;
            case ViewOperation { Source.Owner.Kind: BufferKind.Parameter or BufferKind.Data } view when Varies(view.Offset):
                _memory.Add(view.Buffer);
                break;
            case IfOperation branch:
                for (int i = 0; i < branch.Results.Count; i++)
                {
                    if (Varies(branch.Condition) || branch.Blocks.Any(block => Varies(block.Yields[i])))
                    {
                        _varying.Add(branch.Results[i]);
                    }
                }

                break;
            case LoopOperation loop:
                foreach (int i in _live.KeptArguments(loop))
                {
                    if (Varies(loop.Initial[i]) || Varies(loop.Body.Yields[i]))
                    {
                        _varying.Add(loop.Arguments[i]);
                        _varying.Add(loop.Results[i]);
                    }
                }

                break;
        }
    }
}
