using System.Text.RegularExpressions;

namespace RmsProp.Generated.Tests.MachineCode;

/// <summary>The machine code of one method, as <c>DOTNET_JitDisasm</c> prints it.</summary>
internal sealed partial class JitCode
{
    private readonly List<(string Label, List<string> Instructions)> _blocks;

    private JitCode(string method, List<(string Label, List<string> Instructions)> blocks)
    {
        Method = method;
        _blocks = blocks;
    }

    /// <summary>The name of the method, with its class.</summary>
    public string Method { get; }

    public IEnumerable<string> Instructions => _blocks.SelectMany(block => block.Instructions);

    /// <summary>Parses the methods in a listing.</summary>
    public static IReadOnlyList<JitCode> Parse(string listing)
    {
        var methods = new List<JitCode>();
        List<(string Label, List<string> Instructions)> blocks = [];
        foreach (string line in listing.Split('\n'))
        {
            if (line.StartsWith("; Assembly listing for method ", StringComparison.Ordinal))
            {
                blocks = [];
                methods.Add(new JitCode(line["; Assembly listing for method ".Length..].Trim(), blocks));
            }
            else if (LabelPattern().Match(line) is { Success: true } label)
            {
                blocks.Add((label.Groups[1].Value, []));
            }
            else if (line.StartsWith("       ", StringComparison.Ordinal) && line.Trim() is { Length: > 0 } instruction
                && !instruction.StartsWith("align", StringComparison.Ordinal) && blocks.Count > 0)
            {
                blocks[^1].Instructions.Add(instruction);
            }
        }

        return methods;
    }

    /// <summary>The instructions of each loop: from the target of a backward jump to the jump.</summary>
    public IEnumerable<IReadOnlyList<string>> Loops()
    {
        for (int end = 0; end < _blocks.Count; end++)
        {
            foreach (string instruction in _blocks[end].Instructions)
            {
                int start = IsJump(instruction) ? _blocks.FindIndex(block => instruction.EndsWith(block.Label, StringComparison.Ordinal)) : -1;
                if (start >= 0 && start <= end)
                {
                    yield return [.. _blocks[start..(end + 1)].SelectMany(block => block.Instructions)];
                }
            }
        }
    }

    public static bool IsJump(string instruction) => instruction.StartsWith('j');

    public static bool IsConditionalJump(string instruction) => IsJump(instruction) && !instruction.StartsWith("jmp", StringComparison.Ordinal);

    public static bool IsCall(string instruction) => instruction.StartsWith("call", StringComparison.Ordinal);

    /// <summary>Whether the instruction touches the stack, as a spilled register does.</summary>
    public static bool TouchesStack(string instruction) => StackPattern().IsMatch(instruction);

    [GeneratedRegex(@"^(G_M\d+_IG\d+):")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"\[(rsp|rbp)")]
    private static partial Regex StackPattern();
}
