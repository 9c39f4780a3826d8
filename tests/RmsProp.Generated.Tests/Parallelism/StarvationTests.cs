using System.Diagnostics;
using System.Globalization;

namespace RmsProp.Generated.Tests.Parallelism;

/// <summary>With no free thread in the pool, in a separate process, a step does not wait for one.</summary>
public sealed class StarvationTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_step_on_several_threads_goes_on_alone()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RmsProp.Generated.Starved.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Longest);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            string[] lines = (await process.StandardOutput.ReadToEndAsync(timeout.Token)).Split('\n', StringSplitOptions.TrimEntries);
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, await errors);

            // The parameters on several threads and on one, and the number of helpers queued after 200 steps.
            Assert.Equal(lines[0], lines[1]);
            Assert.InRange(int.Parse(lines[2], CultureInfo.InvariantCulture), 0, 2 * Environment.ProcessorCount);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
