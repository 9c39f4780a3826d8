using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// What is recorded for the reverse pass. Where each turn of a counted loop records the same, and nothing within it records more, the
/// numbers lie side by side, ordered by the counter.
/// </summary>
internal sealed partial class ProgramWriter
{
    // The loops whose recorded numbers lie side by side, and the spans that hold them.
    private readonly HashSet<LoopOperation> _taped = [];
    private readonly Dictionary<Operation, string> _tapes = [];

    private readonly HashSet<LoopOperation> _reported = [];

    /// <summary>The innermost loops of which several turns are taken at a time.</summary>
    public int VectorLoops { get; private set; }

    /// <summary>The innermost loops of which one turn is taken at a time, each with the reason.</summary>
    public List<ScalarLoop> ScalarLoops { get; } = [];

    private void Report(LoopOperation loop, bool isVector, bool isCounted, string? reason)
    {
        if (!_reported.Add(loop.Original))
        {
            // What is left over of a loop whose turns are taken together.
            return;
        }

        if (isVector)
        {
            VectorLoops++;
        }
        else if (!loop.Body.Descendants().Any(operation => operation is LoopOperation && live.IsKept(operation)))
        {
            string counter = Counting.Of(loop)?.Counter.Name ?? "";
            bool isVectorInFast = isCounted && !isFast && ElementLoop.Of(loop, live, isFast: true, _taped.Contains(loop), out _) is not null;
            ScalarLoops.Add(new ScalarLoop((loop.Original.Forward ?? loop).Original, counter, reason ?? "", isVectorInFast));
        }
    }

    private void FindTapes(Block program)
    {
        foreach (LoopOperation reverse in program.Descendants().OfType<LoopOperation>().Where(loop => loop.Forward is not null))
        {
            if (IsTaped<RecordOperation>(reverse.Forward!) && IsTaped<TakeBackOperation>(reverse)
                && TypesOf(reverse.Forward!).OrderBy(type => type).SequenceEqual(TypesOf(reverse).OrderBy(type => type)))
            {
                _taped.Add(reverse);
                _taped.Add(reverse.Forward!);
            }
        }
    }

    private static bool IsTaped<T>(LoopOperation loop)
        where T : Operation =>
        ElementLoop.CountingOf(loop) is not null
        && loop.Body.Operations.Any(operation => operation is T)
        && loop.Body.Descendants().All(operation => operation is RecordOperation or TakeBackOperation ? operation is T && operation.Owner == loop.Body : true);

    private static IEnumerable<ScalarType> TypesOf(LoopOperation loop) => loop.Body.Operations.Select(RecordedBy).OfType<ScalarType>();

    private static ScalarType? RecordedBy(Operation operation) => operation switch
    {
        RecordOperation record => CSharpText.RecordedAs(record.Value.Type),
        TakeBackOperation back => CSharpText.RecordedAs(back.Result.Type),
        _ => null,
    };

    private static LoopOperation LoopAround(Operation operation) => (LoopOperation)operation.Owner!.Parent!;

    /// <summary>Makes room for what a loop records, or finds it again.</summary>
    private void WriteTapes(LoopOperation loop)
    {
        if (!_taped.Contains(loop))
        {
            return;
        }

        Counting counting = ElementLoop.CountingOf(loop)!;
        int further = counting.PastHigh - counting.AboveLow;
        string count = counting.Low.Constant is int low && counting.High.Constant is int high
            ? CSharpText.Number(Math.Max(0, high + further - low))
            : Difference(More(counting.High, further), counting.Low);
        bool isForward = loop.Forward is null;
        foreach (IGrouping<ScalarType?, Operation> recorded in loop.Body.Operations.Where(operation => RecordedBy(operation) is not null).GroupBy(RecordedBy))
        {
            ScalarType kept = recorded.Key!.Value;
            (string numbers, string of, string times) = TapeInLanes(kept) is { } tape
                ? (VectorOf(tape), $"{library.Services}.SampleLanes.Of", " * " + CSharpText.Number(tape == ScalarType.Single ? 16 : 8))
                : (Lanes.NameOf(kept), "", "");
            string source = $"workspace.{CSharpText.WorkspaceOf(TapeInLanes(kept) ?? kept).Tape}.{(isForward ? "Reserve" : "TakeBack")}";
            string span = isForward ? $"global::System.Span<{numbers}>" : $"global::System.ReadOnlySpan<{numbers}>";
            Operation[] order = isForward ? [.. recorded] : [.. recorded.Reverse()];
            if (order.Length == 1)
            {
                string needed = times.Length == 0 ? count : $"({count}){times}";
                writer.Line($"{span} {_tapes[order[0]] = names.Add("recorded", span)} = {(of.Length == 0 ? $"{source}({needed})" : $"{of}({source}({needed}))")};");
                continue;
            }

            string turns = names.Add("turns"), all = names.Add("recorded");
            writer.Line($"int {turns} = int.Max(0, {count});");
            string room = $"{source}({turns} * {order.Length}{times})";
            writer.Line($"{span} {all} = {(of.Length == 0 ? room : $"{of}({room})")};");
            for (int i = 0; i < order.Length; i++)
            {
                writer.Line($"{span} {_tapes[order[i]] = names.Add("recorded", span)} = {all}.Slice({i switch { 0 => "0", 1 => turns, _ => $"{turns} * {i}" }}, {turns});");
            }
        }
    }

    /// <summary>Where a turn's number lies: numbers are in the order of the counter, whichever way the loop goes.</summary>
    private string TapeIndex(LoopOperation loop, string? counter = null)
    {
        Counting counting = ElementLoop.CountingOf(loop)!;
        string at = counter ?? NameFor(counting.Counter);
        return counting.Low.Constant is int known
            ? known + counting.AboveLow == 0 ? at : $"{at} - {CSharpText.Number(known + counting.AboveLow)}"
            : $"{at} - {Read(counting.Low).Part}{(counting.AboveLow == 0 ? "" : " - 1")}";
    }

    private void Write(RecordOperation record)
    {
        ScalarType recorded = CSharpText.RecordedAs(record.Value.Type);
        if (TapeInLanes(recorded) is { } type)
        {
            string numbers = type == recorded ? InLanes(record.Value).Whole : $"{_intrinsics}.{AsOf(type)}({InLanes(record.Value).Whole})";
            writer.Line(_tapes.TryGetValue(record, out string? lanes)
                ? $"{lanes}[{TapeIndex(LoopAround(record))}] = {numbers};"
                : $"{LaneServices}.Record(workspace.{CSharpText.WorkspaceOf(type).Tape}, {numbers});");
            return;
        }

        string conversion = recorded == record.Value.Type ? "" : $"({Lanes.NameOf(recorded)})";
        string value = conversion.Length == 0 ? Read(record.Value).Whole : conversion + Read(record.Value).Part;
        writer.Line(_tapes.TryGetValue(record, out string? tape)
            ? $"{tape}[{TapeIndex(LoopAround(record))}] = {value};"
            : $"workspace.{CSharpText.WorkspaceOf(recorded).Tape}.Record({value});");
    }
}
