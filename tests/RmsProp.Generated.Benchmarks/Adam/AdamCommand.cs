using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>The command <c>adam</c>: checks whether the recipe for users of Adam trains as Adam does.</summary>
internal static class AdamCommand
{
    private static readonly int[] Epochs = [5, 20, 60];

    public static Command Create()
    {
        Option<int> seeds = new("--seeds") { Description = "How many trainings to take the mean of.", DefaultValueFactory = _ => 5 };
        seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--seeds has to be at least 1.");
            }
        });
        Command command = new("adam", "Trains a network on handwritten digits with Adam, with the recipe that stands for it, and with Keras' defaults.")
        {
            seeds,
        };
        command.SetAction(arguments => Execute(arguments.GetValue(seeds)));
        return command;
    }

    private static void Execute(int seeds)
    {
        Table table = new Table().AddColumn("Test accuracy, loss").AddColumns([.. Epochs.Select(epochs => $"{epochs} epochs")]);
        foreach ((string name, Func<INetworkOptimizer> create) in DigitsTraining.Optimizers)
        {
            DigitsTraining[] trainings = [.. Enumerable.Range(1, seeds).Select(seed => new DigitsTraining((ulong)seed, create()))];
            table.AddRow([name, .. Epochs.Select(epochs => MeansAfter(epochs, trainings))]);
        }

        AnsiConsole.Write(table);
    }

    private static string MeansAfter(int epochs, DigitsTraining[] trainings)
    {
        foreach (DigitsTraining training in trainings)
        {
            training.RunTo(epochs);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{trainings.Average(training => training.TestAccuracy()):P1}, {trainings.Average(training => training.Loss):0.0000}");
    }
}
