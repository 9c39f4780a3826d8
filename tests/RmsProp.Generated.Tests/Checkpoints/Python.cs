using System.ComponentModel;
using System.Diagnostics;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A Python 3 interpreter.</summary>
internal sealed class Python
{
    // The first interpreter on the path may be one of many, and the system's own the one with libraries installed.
    private static readonly string[] Candidates = ["python3", "/usr/bin/python3", "python"];

    private Python(string program)
    {
        Program = program;
    }

    public string Program { get; }

    /// <summary>The first interpreter that has a module, or <see langword="null"/> if none has.</summary>
    public static async Task<Python?> FindAsync(string module)
    {
        foreach (Python candidate in Candidates.Select(program => new Python(program)))
        {
            if ((await candidate.StartAsync($"import {module}")).ExitCode == 0)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Returns the output of a script. If the script fails, so does the test.</summary>
    public async Task<string> RunAsync(string script)
    {
        (int? exitCode, string printed, string errors) = await StartAsync(script);
        Assert.True(exitCode == 0, errors);
        return printed;
    }

    private async Task<(int? ExitCode, string Printed, string Errors)> StartAsync(string script)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, ["-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string printed = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, printed, await errors);
        }
        catch (Win32Exception exception)
        {
            // There is no such program.
            return (null, "", exception.Message);
        }
    }
}
