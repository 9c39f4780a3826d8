using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace RmsProp.Generated.Ranks.Tests;

/// <summary>
/// Processes of each MPI that this machine has, held to ranks in this process. Where there is none, the other tests of this project have to
/// do, and the output says so.
/// </summary>
public sealed partial class MpiTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>The digests of all configurations, by the optimizers without ranks.</summary>
    private static readonly Lazy<string[]> Expected = new(() =>
        [.. Configuration.All.Select(configuration => $"{configuration.Name} {configuration.TrainWithoutRanks(Digests.Leaves, Digests.Plan(rank: 0))}")]);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"rmsprop-mpi-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    /// <summary>A process trains all configurations one after the other, so that the test does not wait for 46 launchers.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(8, false)]
    [InlineData(2, true)]
    public Task Processes_give_the_bits_of_one_machine_for_every_configuration(int count, bool usesMpiAlone) => ForAll(async launcher =>
    {
        launcher = launcher with { UsesMpiAlone = usesMpiAlone };
        var watch = Stopwatch.StartNew();
        (int exitCode, string text) = await launcher.RunAsync(count, "digests");
        Assert.True(exitCode == 0, text);
        output.WriteLine($"{text.Split('\n')[0]}: {watch.ElapsedMilliseconds} ms");
        Assert.Contains($"{count} ranks, ", text, StringComparison.Ordinal);
        Assert.Equal(Expected.Value, text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains("Model.", StringComparison.Ordinal)));
    });

    [Fact]
    public Task An_exception_ends_all() => Fails("exception", "Rank 3, at step 2, can't go on: System.IO.InvalidDataException: An example is broken.");

    [Fact]
    public Task Batches_of_different_sizes_end_all() => Fails("uneven", "rank 3 takes step 2 with a batch of 15");

    [Fact]
    public Task A_rank_that_ends_early_ends_all() => Fails("early", "rank 3 has ended, and rank 0 takes step 2");

    [Fact]
    public Task A_rank_that_stalls_ends_all_after_the_deadline() => Fails("stall", "has waited 2 s in AllGather of step 2 for another rank, which is lost or stalls");

    /// <summary>MPICH communicates with UCX, which would take the signal.</summary>
    [Fact]
    public Task Null_references_are_still_caught() => ForAll(async launcher =>
    {
        (int exitCode, string text) = await launcher.RunAsync(2, "fail", "null");
        Assert.True(exitCode == 0, text);
        Assert.Contains("rank 0 caught it", text, StringComparison.Ordinal);
        Assert.Contains("rank 1 caught it", text, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_step_allocates_nothing(bool usesMpiAlone) => ForAll(async launcher =>
    {
        launcher = launcher with { UsesMpiAlone = usesMpiAlone };
        (int exitCode, string text) = await launcher.RunAsync(2, "measure", "0.3");
        Assert.True(exitCode == 0, text);
        Assert.Contains("; 0 bytes allocated", text, StringComparison.Ordinal);
        double times = double.Parse(BytesOfRing().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(times, 1, 1.2);
    });

    /// <summary>The digest is that of a training that nothing interrupted; the number of ranks changes after each kill.</summary>
    [Fact]
    public Task After_kills_a_training_ends_with_the_same_bits() => ForAll(async launcher =>
    {
        const string Steps = "60";
        File.Delete(_path);
        (_, string uninterrupted) = await launcher.RunAsync(2, "train", _path, Steps);
        File.Delete(_path);
        var random = new Random(1);
        foreach (int count in (int[])[4, 2, 4])
        {
            using Process process = launcher.Start(count, "train", _path, Steps, "60");
            await Task.Delay(random.Next(500, 1500));
            Kill(process);
            await Launcher.EndOfAsync(process);
        }

        (int exitCode, string resumed) = await launcher.RunAsync(4, "train", _path, Steps);
        Assert.True(exitCode == 0, resumed);
        Assert.Equal(Digest().Match(uninterrupted).Value, Digest().Match(resumed).Value);
        Assert.NotEmpty(Digest().Match(resumed).Value);
    });

    private Task Fails(string what, string message) => ForAll(async launcher =>
    {
        var watch = Stopwatch.StartNew();
        (int exitCode, string text) = await launcher.RunAsync(4, "fail", what);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(50)); // A stalled rank sleeps for a minute.
    });

    private async Task ForAll(Func<Launcher, Task> check)
    {
        if (Launcher.All.Count == 0)
        {
            output.WriteLine("This machine has no MPI, so only ranks in one process were tested.");
        }

        foreach (Launcher launcher in Launcher.All)
        {
            output.WriteLine(launcher.Program);
            await check(launcher);
        }
    }

    /// <summary>Kills one of the ranks, or the launcher if none has begun.</summary>
    private static void Kill(Process launcher)
    {
        Process? rank = Process.GetProcessesByName("dotnet").FirstOrDefault(process => IsOf(process, launcher.Id));
        (rank ?? launcher).Kill();
    }

    /// <summary>Whether a process has another one among those that started it.</summary>
    private static bool IsOf(Process process, int ancestor)
    {
        for (int id = process.Id; id > 1; id = ParentOf(id))
        {
            if (id == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private static int ParentOf(int id)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It has ended meanwhile.
        }
    }

    [GeneratedRegex("digest [0-9A-F]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex("([0-9.]+) of a ring's")]
    private static partial Regex BytesOfRing();
}
