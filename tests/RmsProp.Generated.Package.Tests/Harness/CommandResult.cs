using System.Text.RegularExpressions;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The result of a command.</summary>
/// <param name="Command">The command.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its output, including errors.</param>
/// <param name="Duration">How long it took.</param>
internal sealed partial record CommandResult(string Command, int ExitCode, string Output, TimeSpan Duration)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The errors of a build, without duplicates.</summary>
    public string[] Errors => [.. Lines.Where(line => ErrorPattern().IsMatch(line)).Distinct()];

    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command}\nexited with {ExitCode}:\n{Output}");
        return this;
    }

    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, $"{Command}\ndid not fail:\n{Output}");
        return this;
    }

    [GeneratedRegex(@"(^|:)\s*error\s")]
    private static partial Regex ErrorPattern();
}
