using System.Diagnostics;

namespace RmsProp.Generated.Ranks;

/// <summary>The digests of all configurations.</summary>
internal static class Digests
{
    public const int Leaves = 8;

    private const int Steps = 100;

    /// <summary>Compares ranks in this process with training without ranks; returns how many configurations differ.</summary>
    public static int Compare(string[] names)
    {
        int different = 0;
        foreach (Configuration configuration in Named(names))
        {
            var watch = Stopwatch.StartNew();
            string expected = configuration.TrainWithoutRanks(Leaves, Plan(rank: 0));
            int[] others = [.. ((int[])[1, 2, 4, 8]).Where(count => InProcess(configuration, count, Plan(rank: 0)) != expected)];
            different += others.Length == 0 ? 0 : 1;
            Console.WriteLine($"{configuration.Name} {expected} {(others.Length == 0 ? "same" : "DIFFERENT for " + string.Join(", ", others))} ({watch.ElapsedMilliseconds} ms)");
        }

        return different;
    }

    /// <summary>Prints the digests of these ranks.</summary>
    public static void Print(IRanks ranks, string[] names)
    {
        if (ranks.Rank == 0)
        {
            Console.WriteLine($"{ranks.Count} ranks, {(ranks as MpiRanks)?.Library ?? "in process"}");
        }

        foreach (Configuration configuration in Named(names))
        {
            string digest = configuration.Train(ranks, Leaves, Plan(ranks.Rank));
            if (ranks.Rank == 0)
            {
                Console.WriteLine($"{configuration.Name} {digest}");
            }
        }
    }

    /// <summary>The digest of ranks in this process.</summary>
    public static string InProcess(Configuration configuration, int count, TrainingPlan plan, int leaves = Leaves)
    {
        string digest = "";
        InProcessRanks.Run(count, ranks =>
        {
            string own = configuration.Train(ranks, leaves, plan);
            if (ranks.Rank == 0)
            {
                digest = own;
            }
        });
        return digest;
    }

    private static IEnumerable<Configuration> Named(string[] names) =>
        Configuration.All.Where(configuration => names.Length == 0 || names.Contains(configuration.Name));

    /// <summary>How configurations are trained for their digests.</summary>
    public static TrainingPlan Plan(int rank) =>
        new(Length: 49, Steps, StrangeOnceIn: 0, Path.Combine(Path.GetTempPath(), $"rmsprop-ranks-{Environment.ProcessId}-{rank}.safetensors"), RestartsAt: 50, IsFinalized: true);
}
