using Spectre.Console;

namespace Digits;

/// <summary>Runs a training and shows how it goes: a progress bar on a terminal, one plain line an epoch elsewhere.</summary>
internal static class TrainingProgress
{
    public static List<EpochResult> Run(Trainer trainer, IAnsiConsole console) =>
        console.Profile.Capabilities.Ansi ? RunWithBar(trainer, console) : RunWithLines(trainer, console);

    private static List<EpochResult> RunWithBar(Trainer trainer, IAnsiConsole console) =>
        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("warming up", maxValue: trainer.Epochs);
                return TrainAll(trainer, result =>
                {
                    task.Description = DescribeTraining(result);
                    task.Increment(1);
                });
            });

    private static List<EpochResult> RunWithLines(Trainer trainer, IAnsiConsole console) =>
        TrainAll(trainer, result => console.WriteLine(
            $"{DescribeTraining(result)}  test {result.Test.Accuracy,7:P1}  averaged {result.AveragedTest.Accuracy,7:P1}"));

    private static List<EpochResult> TrainAll(Trainer trainer, Action<EpochResult> report)
    {
        List<EpochResult> results = [];
        while (results.Count < trainer.Epochs)
        {
            EpochResult result = trainer.TrainEpoch();
            results.Add(result);
            report(result);
        }

        return results;
    }

    private static string DescribeTraining(EpochResult result) =>
        $"epoch {result.Epoch,3}  loss {result.TrainingLoss:0.0000}  accuracy {result.TrainingAccuracy,7:P1}";
}
