using System.Text.RegularExpressions;

namespace RmsProp.Generated.Tests.MachineCode;

/// <summary>The machine code of one method for x64 or ARM64, as <c>DOTNET_JitDisasm</c> prints it.</summary>
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
            foreach ((int index, string instruction) in _blocks[end].Instructions.Index())
            {
                int start = IsJump(instruction) ? _blocks.FindIndex(block => instruction.EndsWith(block.Label, StringComparison.Ordinal)) : -1;
                if (start >= 0 && start <= end)
                {
                    yield return [.. _blocks[start..end].SelectMany(block => block.Instructions), .. _blocks[end].Instructions[..(index + 1)]];
                }
            }
        }
    }

    public static bool IsJump(string instruction) => JumpPattern().IsMatch(instruction);

    public static bool IsConditionalJump(string instruction) => IsJump(instruction) && !IsUnconditionalJump(instruction);

    public static bool IsUnconditionalJump(string instruction) => UnconditionalJumpPattern().IsMatch(instruction);

    public static bool IsCall(string instruction) => CallPattern().IsMatch(instruction);

    /// <summary>Whether the instruction multiplies floating-point numbers.</summary>
    public static bool IsProduct(string instruction) => ProductPattern().IsMatch(instruction);

    /// <summary>Whether the instruction adds, subtracts or multiplies single numbers.</summary>
    public static bool IsScalarArithmetic(string instruction) => ScalarPattern().IsMatch(instruction);

    /// <summary>Whether the instruction divides floating-point numbers.</summary>
    public static bool IsQuotient(string instruction) => QuotientPattern().IsMatch(instruction);

    /// <summary>Whether the instruction takes square roots.</summary>
    public static bool IsSquareRoot(string instruction) => SquareRootPattern().IsMatch(instruction);

    /// <summary>Whether the instruction estimates reciprocals of square roots.</summary>
    public static bool IsEstimate(string instruction) => EstimatePattern().IsMatch(instruction);

    /// <summary>Whether the instruction touches the stack, as a spilled register does, and the frame of a method does not.</summary>
    public static bool TouchesStack(string instruction) => StackPattern().IsMatch(instruction) && !FramePattern().IsMatch(instruction);

    [GeneratedRegex(@"^(G_M\d+_IG\d+):")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^(j[a-z]+|b|b\.?(eq|ne|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)|cbn?z|tbn?z)\s")]
    private static partial Regex JumpPattern();

    [GeneratedRegex(@"^(jmp|b)\s")]
    private static partial Regex UnconditionalJumpPattern();

    [GeneratedRegex(@"^(call|blr?)\s")]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"^(v?mul[ps][sd]|fmul)\s")]
    private static partial Regex ProductPattern();

    [GeneratedRegex(@"^(v?(mul|add|sub)s[sd]\s|f(mul|add|sub)\s+[sd])")]
    private static partial Regex ScalarPattern();

    [GeneratedRegex(@"^(v?div[ps][sd]|fdiv)\s")]
    private static partial Regex QuotientPattern();

    [GeneratedRegex(@"^(v?sqrt[ps][sd]|fsqrt)\s")]
    private static partial Regex SquareRootPattern();

    [GeneratedRegex(@"^(v?rsqrt(14)?[ps][sd]|frsqrte)\s")]
    private static partial Regex EstimatePattern();

    [GeneratedRegex(@"\[(rsp|rbp|sp|fp)")]
    private static partial Regex StackPattern();

    [GeneratedRegex(@"^(stp|ldp)\s+fp, lr, ")]
    private static partial Regex FramePattern();
}
