using System.Diagnostics;
using RmsProp.Generated;
using RmsProp.Generated.Ranks;

// Without arguments: every configuration, by 1, 2, 4 and 8 ranks in this process and without ranks.
const int Leaves = 8;
string path = Path.Combine(Path.GetTempPath(), $"ranks-{Environment.ProcessId}.safetensors");
int failures = 0;
foreach (Configuration configuration in Configuration.All.Where(configuration => args.Length == 0 || configuration.Name == args[0]))
{
    var plan = new TrainingPlan(int.Parse(Environment.GetEnvironmentVariable("LEN") ?? "49", null), 20, int.Parse(Environment.GetEnvironmentVariable("STRANGE") ?? "0", null), path, RestartsAt: 7, IsFinalized: true);
    var watch = Stopwatch.StartNew();
    string expected = configuration.TrainWithoutRanks(Leaves, plan);
    var digests = new List<string>();
    foreach (int count in (int[])[1, 2, 4, 8])
    {
        string digest = "";
        InProcessRanks.Run(count, ranks =>
        {
            string own = configuration.Train(ranks, Leaves, plan);
            digest = ranks.Rank == 0 ? own : digest;
        });
        digests.Add(digest);
    }

    bool isSame = digests.TrueForAll(digest => digest == expected);
    failures += isSame ? 0 : 1;
    Console.WriteLine($"{configuration.Name} {expected[..16]} {(isSame ? "same" : "DIFFERS " + string.Join(" ", digests.Select(digest => digest[..16])))} {watch.ElapsedMilliseconds} ms");
}

return failures;
