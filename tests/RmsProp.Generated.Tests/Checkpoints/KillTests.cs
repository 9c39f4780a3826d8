using System.Diagnostics;
using System.Globalization;
using RmsProp.Generated.Saver;
using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// A process that saves over and over is killed at random instants: its file is complete each time, and holds a later state of the
/// training than before.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    // Of a process that only saves, and of one that may not have saved yet, however long that takes on a busy machine.
    private const int KillsWhileSaving = 200;
    private const int KillsBeforeOrWithinTheFirstSave = 60;
    private const int Workers = 2;

    // A few saves long, so that the instants cover every part of a save.
    private const double LongestLife = 20;

    [Fact]
    public async Task The_file_is_whole_whenever_the_process_is_killed()
    {
        Task<(int Kills, long Steps, int Remains)>[] workers = [.. Enumerable.Range(0, Workers).Select(seed => Task.Run(() => KillAsync(seed)))];
        (int Kills, long Steps, int Remains)[] results = await Task.WhenAll(workers);

        output.WriteLine(string.Join(", ", results.Select(
            result => $"{result.Kills} kills, {result.Steps} steps, {result.Remains} files that were not finished")));
        Assert.Equal(KillsWhileSaving + KillsBeforeOrWithinTheFirstSave, results.Sum(result => result.Kills));
    }

    private static async Task<(int Kills, long Steps, int Remains)> KillAsync(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);

        // The number of lines that each process writes before it is about to be killed.
        int[] lives = [.. Enumerable.Repeat(2, KillsWhileSaving / Workers), .. Enumerable.Repeat(1, KillsBeforeOrWithinTheFirstSave / Workers)];
        random.Shuffle(lives);

        // The same training without an interruption, to know the state after each number of steps.
        var expected = new SavedModel.RMSprop();
        SavedModel expectedParameters = SavedModel.Create();
        foreach (int lines in lives)
        {
            await RunAndKillAsync(folder.File, lines, TimeSpan.FromMilliseconds(LongestLife * random.NextDouble()));
            if (!File.Exists(folder.File))
            {
                Assert.Equal(0, expected.Steps); // Killed before the first save completed.
                continue;
            }

            var loaded = new SavedModel.RMSprop();
            SavedModel parameters = SavedModel.Create();
            loaded.LoadCheckpoint(folder.File, ref parameters);
            Assert.True(loaded.Steps >= expected.Steps);
            while (expected.Steps < loaded.Steps)
            {
                SavedModel.Step(expected, ref expectedParameters);
            }

            Assert.Equal(expectedParameters.Weights, parameters.Weights);
            Assert.Equal(expectedParameters.Scales, parameters.Scales);
            Assert.Equal(expected.Velocity.Weights, loaded.Velocity.Weights);
            Assert.Equal(expected.MomentumBuffer.Scales, loaded.MomentumBuffer.Scales);
        }

        Assert.True(expected.Steps > 0);
        return (lives.Length, expected.Steps, Directory.GetFiles(folder.Path, "*.tmp").Length);
    }

    /// <summary>Kills a process some time after it has written a number of lines: one after loading, another after saving once.</summary>
    private static async Task RunAndKillAsync(string path, int lines, TimeSpan life)
    {
        var start = new ProcessStartInfo(SaverProgram.Host, [SaverProgram.Path, path])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            for (int i = 0; i < lines; i++)
            {
                string? line = await process.StandardOutput.ReadLineAsync();
                Assert.True(long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _), $"It says '{line}'.");
            }

            await Task.Delay(life);
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
