using System.Diagnostics;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Runs programs of the system, for files that .NET can't create or inspect.</summary>
internal static class Command
{
    /// <summary>Runs a program.</summary>
    /// <returns>The exit code and the output.</returns>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim());
    }

    /// <summary>Whether a path has a kind of <c>test</c>: p is a pipe, c a device, f a regular file, L a link.</summary>
    public static bool Is(char kind, string path) => Run("test", "-" + kind, path).ExitCode == 0;
}
