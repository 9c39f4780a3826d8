using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks;

/// <summary>A training that saves a checkpoint every few steps, and goes on after the last one.</summary>
internal static class LongTraining
{
    private const int StepsBetweenCheckpoints = 5;
    private const int Length = 300;

    public static void Run(IRanks ranks, string[] arguments)
    {
        (string path, int steps) = (arguments[0], int.Parse(arguments[1], null));
        if (arguments.Length > 2)
        {
            ranks.Deadline = TimeSpan.FromSeconds(double.Parse(arguments[2], null));
        }

        var optimizer = new LongModel.ByGlobalNorm.Sharded(ranks, Digests.Leaves);
        var noise = new Noise<LongModel>(new TrainingPlan(Length, steps, StrangeOnceIn: 0, path), Digests.Leaves);
        LongModel parameters = noise.Parameters(seed: 1);
        if (optimizer.TryLoadCheckpoint(path, ref parameters))
        {
            Say(ranks, $"goes on at step {optimizer.Steps}");
        }

        while (optimizer.Steps < steps)
        {
            int step = (int)optimizer.Steps;
            optimizer.Minimize(ref parameters, TrainingPlan.BatchSize(step), (in LongModel model, Range examples, ref LongModel gradients) =>
                noise.Gradient(step, examples.Start.Value, in model, ref gradients));
            if (optimizer.Steps % StepsBetweenCheckpoints == 0)
            {
                optimizer.SaveCheckpoint(path, in parameters);
            }
        }

        using var hasher = new Hasher();
        parameters.ForEach(hasher);
        Say(ranks, $"digest {hasher.Finish()}");
    }

    private static void Say(IRanks ranks, string text)
    {
        if (ranks.Rank == 0)
        {
            Console.WriteLine(text);
        }
    }
}
