using Spectre.Console;

namespace SampleKit;

/// <summary>Runs a training and shows how it goes: a progress bar on a terminal, one plain line an epoch elsewhere.</summary>
/// <typeparam name="T">What is known after an epoch.</typeparam>
/// <param name="epochs">How many epochs there are.</param>
/// <param name="trainEpoch">Trains for the next epoch.</param>
internal sealed class TrainingProgress<T>(int epochs, Func<T> trainEpoch)
{
    /// <summary>What stands beside the bar.</summary>
    public required Func<T, string> InBar { get; init; }

    /// <summary>The line.</summary>
    public required Func<T, string> InLine { get; init; }

    /// <summary>Whether the training ends with this epoch, before the last one.</summary>
    public Func<T, bool> IsOver { get; init; } = _ => false;

    public List<T> Run(IAnsiConsole console) =>
        console.Profile.Capabilities.Ansi ? RunWithBar(console) : TrainAll(result => console.WriteLine(InLine(result)));

    private List<T> RunWithBar(IAnsiConsole console) =>
        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("warming up", maxValue: epochs);
                return TrainAll(result =>
                {
                    task.Description = InBar(result);
                    task.Increment(1);
                });
            });

    private List<T> TrainAll(Action<T> report)
    {
        List<T> results = [];
        while (results.Count < epochs && !(results.Count > 0 && IsOver(results[^1])))
        {
            T result = trainEpoch();
            results.Add(result);
            report(result);
        }

        return results;
    }
}
