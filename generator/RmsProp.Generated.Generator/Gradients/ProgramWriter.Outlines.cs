using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// In a large program, innermost loops are functions of their own: the just-in-time compiler inlines no more and gives variables no
/// registers in methods that are too large.
/// </summary>
internal sealed partial class ProgramWriter
{
    private const int LargestMethod = 250;

    // With fewer operations in a turn, the call takes longer than the loop gains.
    private const int SmallestLoop = 12;

    private readonly List<Outlined> _outlined = [];
    private bool _outlines;
    private bool _isOutlining;

    /// <summary>Whether a loop is vectorized, or little more than a vectorized loop, or has enough to compute in a turn.</summary>
    private bool IsOutlined(LoopOperation loop) => _outlines && !_isOutlining
        && (_lanes is not null ? IsNestOfLoops(loop) : IsVectorized(loop) || loop.Body.Operations.OfType<LoopOperation>().Where(live.IsKept).ToArray() is [var inner] && IsVectorized(inner) || IsLongInnermost(loop));

    /// <summary>Whether a loop has at most one other one inside, with enough to compute.</summary>
    private bool IsNestOfLoops(LoopOperation loop)
    {
        Operation[] operations = [.. loop.Body.Descendants().Where(live.IsKept)];
        return operations.Length >= SmallestLoop / 2 && operations.Count(operation => operation is LoopOperation) <= 1;
    }

    private bool IsLongInnermost(LoopOperation loop)
    {
        Operation[] operations = [.. loop.Body.Descendants().Where(live.IsKept)];
        return operations.Length >= SmallestLoop && ElementLoop.CountingOf(loop) is not null && !operations.Any(operation => operation is LoopOperation);
    }

    private bool IsVectorized(LoopOperation loop) => ElementsOf(loop, out _) is not null;

    private void Outline(LoopOperation loop)
    {
        Dictionary<string, string> visible = names.Visible;
        Value? counter = Counting.Of(loop)?.Counter;
        int[] results = [.. Enumerable.Range(0, loop.Results.Count).Where(i => live.IsKept(loop.Results[i]) && !(loop.Arguments[i] == counter && IsCounter(loop, i)))];
        string[] outputs = [.. results.Select(_ => names.Add("result"))];
        string name = names.AddFunction("Loop");

        CodeWriter around = writer;
        writer = new CodeWriter();
        _isOutlining = true;
        Write(loop);
        _isOutlining = false;
        for (int i = 0; i < results.Length; i++)
        {
            writer.Line($"{outputs[i]} = {NameFor(loop.Results[results[i]])};");
        }

        string body = writer.ToString();
        writer = around;

        (string Declared, string Passed)[] inputs = [.. Outlined.VariablesIn(body).Distinct().Where(visible.ContainsKey).Select(input => InputOf(input, visible[input]))];
        _outlined.Add(new Outlined(
            name, [.. inputs.Select(input => input.Declared), .. results.Select((result, i) => $"out {TypeOf(loop.Results[result])} {outputs[i]}")], body));
        writer.Line($"{name}({string.Join(", ", [.. inputs.Select(input => input.Passed), .. results.Select(result => $"out {TypeOf(loop.Results[result])} {NameFor(loop.Results[result])}")])});");
    }

    private (string Declared, string Passed) InputOf(string name, string type) => arguments.TryGetValue(name, out (string Declared, string Passed) argument)
        ? argument
        : ($"{(type.Contains("Span<") ? "scoped " : "")}{type} {name}", name);
}
