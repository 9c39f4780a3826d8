using SampleKit;
using Spectre.Console;

namespace Forecast;

/// <summary>The program from start to end: load, train, compare, report.</summary>
internal static class ForecastRun
{
    /// <returns>The exit code: 0 if the network is better than every naive forecast and no step allocated.</returns>
    public static int Execute(IAnsiConsole console, int epochs, ulong seed, FileInfo output)
    {
        Co2Record record = Co2Record.Load();
        console.WriteLine(Co2Record.Attribution);
        console.WriteLine(
            $"{TrainingPlan.WindowCount} windows to the end of {Co2Record.LastTrainingYear} to train on, "
            + $"{record.TestOrigins.Count()} forecasts up to {Co2Record.NameOf(record.Levels.Length - 1)} to test with; "
            + $"{Gru.Count} parameters, {epochs} epochs of {TrainingPlan.StepsPerEpoch} steps, seed {seed}");
        console.WriteLine();

        Trainer trainer = new(record, epochs, seed);
        new TrainingProgress<EpochResult>(epochs, trainer.TrainEpoch) { InBar = Describe, InLine = Describe }.Run(console);

        List<Competitor> competitors = Competitor.All(trainer.AveragedParameters, record);
        console.WriteLine();
        console.Write(ErrorTable.Of(competitors));
        console.WriteLine($"Time of a training step       {trainer.Meter.MedianTime.TotalMicroseconds:0} µs (median)");
        console.WriteLine($"Allocated by training         {trainer.Meter.Bytes} bytes in {trainer.Meter.Steps} steps");

        output.Directory?.Create();
        File.WriteAllText(output.FullName, ForecastChart.Of(competitors, record).ToString());
        console.WriteLine($"Picture                       {output.FullName}");
        return Verdict(competitors, trainer.Meter);
    }

    private static string Describe(EpochResult result) => $"epoch {result.Epoch,3}  training error {result.TrainingError:0.000} ppm";

    private static int Verdict(List<Competitor> competitors, StepMeter meter)
    {
        List<string> failures = [];
        double network = competitors[0].Errors.All, naive = competitors.Skip(1).Min(competitor => competitor.Errors.All);
        if (network >= naive)
        {
            failures.Add($"The network is off by {network:0.000} ppm, and a naive forecast by {naive:0.000} ppm only.");
        }

        if (meter.Bytes != 0)
        {
            failures.Add("Training steps allocated memory, and none should.");
        }

        foreach (string failure in failures)
        {
            Console.Error.WriteLine(failure);
        }

        return failures.Count == 0 ? 0 : 1;
    }
}
