using System.Diagnostics;
using System.Globalization;

namespace RmsProp.Generated.AotSpeed;

/// <summary>Runs this program under the JIT and programs compiled ahead of time, in turns, and prints a comparison.</summary>
internal static class Comparison
{
    private const int Rounds = 11;

    /// <param name="compiled">The programs compiled ahead of time.</param>
    public static void Run(IReadOnlyList<string> compiled)
    {
        Candidate[] candidates =
        [
            new("JIT, AVX2", Environment.ProcessPath!, NoAvx512: true),
            new("JIT, all", Environment.ProcessPath!, NoAvx512: false),
            .. compiled.Select(path => new Candidate(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!, path, NoAvx512: false)),
        ];
        List<Timing>[] timings = [.. candidates.Select(_ => new List<Timing>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                int turn = (round + i) % candidates.Length;
                timings[turn].AddRange(candidates[turn].Measure());
            }
        }

        Console.WriteLine("ns for each parameter in each step, and in brackets relative to the first column");
        Console.WriteLine($"| kernel | parameters | {string.Join(" | ", candidates.Select(candidate => candidate.Name))} |");
        Console.WriteLine($"|---|--:|{string.Concat(Enumerable.Repeat("--:|", candidates.Length))}");
        foreach (Timing row in timings[0].DistinctBy(timing => (timing.Kernel, timing.Length)))
        {
            double[] medians = [.. timings.Select(all => Median(all.Where(timing => timing.Kernel == row.Kernel && timing.Length == row.Length)))];
            IEnumerable<string> cells = medians.Select(median => string.Create(CultureInfo.InvariantCulture, $"{median:F3} ({median / medians[0]:F2})"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Kernel} | {row.Length:N0} | {string.Join(" | ", cells)} |"));
        }
    }

    private static double Median(IEnumerable<Timing> timings)
    {
        double[] sorted = [.. timings.Select(timing => timing.Nanoseconds).Order()];
        return sorted[sorted.Length / 2];
    }

    private sealed record Candidate(string Name, string Path, bool NoAvx512)
    {
        public IEnumerable<Timing> Measure()
        {
            ProcessStartInfo start = new(Path, ["measure"]) { RedirectStandardOutput = true };
            start.Environment["DOTNET_EnableAVX512"] = NoAvx512 ? "0" : null;
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Timing.FromLine)
                : throw new InvalidOperationException($"{Path} failed with exit code {process.ExitCode}.");
        }
    }
}
