using RmsProp.Generated;
using SampleKit;
using Spectre.Console;

namespace Digits;

/// <summary>The program from start to end: load, train, evaluate, report.</summary>
internal static class DigitsRun
{
    private const double RequiredAccuracy = 0.96;

    /// <returns>The exit code: 0 if the model is good enough and no step allocated.</returns>
    public static int Execute(IAnsiConsole console, int epochs, ulong seed, FileInfo output)
    {
        DigitsData data = DigitsData.Load();
        console.WriteLine(DigitsData.Attribution);
        console.WriteLine(
            $"{data.Training.Count} digits to train on, {data.Test.Count} to test with; "
            + $"{Perceptron.Count} parameters, {epochs} epochs of {TrainingPlan.StepsPerEpoch} steps, seed {seed}");
        console.WriteLine();

        Trainer trainer = new(data, epochs, seed);
        List<EpochResult> results = new TrainingProgress<EpochResult>(epochs, trainer.TrainEpoch)
        {
            InBar = DescribeTraining,
            InLine = result => $"{DescribeTraining(result)}  test {result.Test.Accuracy,7:P1}  averaged {result.AveragedTest.Accuracy,7:P1}",
        }.Run(console);
        EpochResult last = results[^1];

        console.WriteLine();
        console.Write(ConfusionTable.Of(last.AveragedTest));
        ReportAccuracy(console, last);
        ReportCost(console, trainer);
        console.WriteLine($"Digest of the parameters      {trainer.Digest()}");

        output.Directory?.Create();
        File.WriteAllText(output.FullName, CurveChart.Of(results).ToString());
        console.WriteLine($"Curves                        {output.FullName}");
        return Verdict(last.AveragedTest, trainer);
    }

    private static void ReportAccuracy(IAnsiConsole console, EpochResult last)
    {
        console.WriteLine($"Test accuracy                 {Describe(last.AveragedTest)} with the moving average of the parameters");
        console.WriteLine($"                              {Describe(last.Test)} with the parameters of the last step");

        static string Describe(Evaluation test) => $"{test.Accuracy:P2} ({test.Correct} of {test.Count})";
    }

    private static string DescribeTraining(EpochResult result) =>
        $"epoch {result.Epoch,3}  loss {result.TrainingLoss:0.0000}  accuracy {result.TrainingAccuracy,7:P1}";

    private static void ReportCost(IAnsiConsole console, Trainer trainer)
    {
        StepMeter gradient = trainer.GradientMeter;
        TimeSpan optimizer = trainer.OptimizerMeter.MedianTime;
        double perParameter = optimizer.TotalNanoseconds / Perceptron.Count;
        console.WriteLine($"Time of an optimizer step     {optimizer.TotalMicroseconds:0.0} µs ({perParameter:0.00} ns a parameter; median)");
        console.WriteLine($"Time of a batch's gradients   {gradient.MedianTime.TotalMicroseconds:0.0} µs (median)");
        console.WriteLine($"Allocated by the optimizer    {trainer.OptimizerMeter.Bytes} bytes in {gradient.Steps} steps");
        console.WriteLine($"Allocated by the gradients    {gradient.Bytes} bytes in {gradient.Steps} steps; {GradientWorkspace.Current.Bytes} bytes are kept for them");
    }

    private static int Verdict(Evaluation test, Trainer trainer)
    {
        List<string> failures = [];
        if (test.Accuracy < RequiredAccuracy)
        {
            failures.Add($"The test accuracy is {test.Accuracy:P2}, below the {RequiredAccuracy:P0} that are required.");
        }

        if (trainer.GradientMeter.Bytes + trainer.OptimizerMeter.Bytes != 0)
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
