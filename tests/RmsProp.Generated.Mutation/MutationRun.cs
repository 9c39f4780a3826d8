using System.Diagnostics;
using System.Globalization;

namespace RmsProp.Generated.Mutation;

/// <summary>Runs mutants in a process of its own, which is started again after one that does not end.</summary>
/// <param name="scratch">The directory for what the processes hand to each other.</param>
/// <param name="tests">The test assembly, beside the mutated one.</param>
/// <param name="mutated">The mutated assembly.</param>
internal sealed class MutationRun(string scratch, string tests, string mutated)
{
    public static string ReachFile(string scratch) => Path.Combine(scratch, "reach.txt");

    public void FindReach(string filter)
    {
        using Process process = Start("reach", tests, mutated, filter, ReachFile(scratch));
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The tests fail without a mutant.");
        }
    }

    /// <summary>Runs mutants.</summary>
    /// <returns>What came of each: killed, survived, unreached, timeout or crash.</returns>
    public Dictionary<int, string> Execute(IReadOnlyList<int> mutants, Action<int> progress)
    {
        string results = Path.Combine(scratch, "results.txt"), list = Path.Combine(scratch, "mutants.txt");
        while (true)
        {
            Dictionary<int, string> known = Read(results);
            int[] rest = [.. mutants.Where(id => !known.ContainsKey(id))];
            if (rest.Length == 0)
            {
                return known;
            }

            File.WriteAllLines(list, rest.Select(id => id.ToString(CultureInfo.InvariantCulture)));
            using Process process = Start("run", tests, mutated, ReachFile(scratch), list, results);
            string last = Await(process, results, progress);
            if (last.StartsWith("begin\t", StringComparison.Ordinal))
            {
                File.AppendAllLines(results, [FormattableString.Invariant($"{(process.ExitCode != KilledByUs ? "crash" : "timeout")}\t{last.Split('\t')[1]}\t{last.Split('\t')[3]}")]);
            }
        }
    }

    private const int KilledByUs = 137;

    /// <summary>Waits until a process ends, or has written nothing for too long; returns the last line.</summary>
    private static string Await(Process process, string results, Action<int> progress)
    {
        string last = "";
        var since = Stopwatch.StartNew();
        while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            string[] lines = File.Exists(results) ? File.ReadAllLines(results) : [];
            if (lines.Length > 0 && lines[^1] != last)
            {
                last = lines[^1];
                since.Restart();
                progress(lines.Count(line => !line.StartsWith("begin", StringComparison.Ordinal)));
            }
            else if (last.StartsWith("begin", StringComparison.Ordinal) && since.Elapsed > TimeSpan.FromSeconds(int.Parse(last.Split('\t')[2], CultureInfo.InvariantCulture)))
            {
                process.Kill();
                process.WaitForExit();
                return last;
            }
        }

        return File.Exists(results) ? File.ReadLines(results).LastOrDefault("") : "";
    }

    private static Dictionary<int, string> Read(string results) => !File.Exists(results)
        ? []
        : File.ReadLines(results).Select(line => line.Split('\t')).Where(parts => parts[0] != "begin")
            .GroupBy(parts => int.Parse(parts[1], CultureInfo.InvariantCulture)).ToDictionary(group => group.Key, group => group.Last()[0]);

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(MutationRun).Assembly.Location, .. arguments])
    {
        Environment =
        {
            ["GRADIENT_PROGRAMS"] = "200",
            ["GRADIENT_MUTANTS"] = "100",

            // Mutants that don't stop allocating end by an exception.
            ["DOTNET_GCHeapHardLimit"] = "C0000000",
        },
    })!;
}
