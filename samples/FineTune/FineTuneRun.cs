using System.Globalization;
using Digits;
using RmsProp.Generated;
using SampleKit;
using Spectre.Console;

namespace FineTune;

/// <summary>The run of the sample.</summary>
internal static class FineTuneRun
{
    private const int TrainingCount = 300;
    private const int ValidationCount = 200;
    private const double LowestAccuracy = 0.8;

    public static int Execute(IAnsiConsole console, int epochs, ulong seed, FileInfo output)
    {
        Classifier.RMSprop optimizer = new();
        Classifier classifier = LoadPretrained(console, optimizer, seed);
        long trained = Classifier.RMSprop.Count(in classifier);
        int constant = classifier.FirstWeights.Length + classifier.FirstBiases.Length;
        console.WriteLine($"Trains {trained} of {trained + constant} numbers; the others have no gradient and no state.");

        DigitsData data = DigitsData.Load();
        Images test = new(data.Test, 0, DigitsData.TestCount);
        HeadTraining training = new(
            optimizer, in classifier, new Images(data.Training, 0, TrainingCount), new Images(data.Training, TrainingCount, ValidationCount), epochs);
        new TrainingProgress<EpochResult>(epochs, training.TrainEpoch)
        {
            InBar = result => string.Create(CultureInfo.InvariantCulture, $"loss {result.Loss:F4}"),
            InLine = result => string.Create(CultureInfo.InvariantCulture, $"epoch {result.Epoch}: loss {result.Loss:F4}"),
            IsOver = result => result.HasStopped,
        }.Run(console);

        ref readonly Classifier best = ref training.Best;
        double accuracy = test.AccuracyOf(in best);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Best after epoch {training.BestEpoch}: {accuracy:P1} of {test.Count} test images, which nothing has seen before."));
        console.WriteLine($"{training.Meter.Bytes} bytes allocated in {training.Meter.Steps} steps.");

        optimizer.SaveParameters(output.FullName, in best);
        console.WriteLine($"Saved to {output.Name}. In Python: network.load_state_dict(safetensors.torch.load_file(\"{output.Name}\"))");
        return training.Meter.Bytes == 0 && accuracy >= LowestAccuracy ? 0 : 1;
    }

    /// <summary>Loads what PyTorch saved. Its head is one of seven digits, so it does not fit, and the report says so; the new one is random.</summary>
    private static Classifier LoadPretrained(IAnsiConsole console, Classifier.RMSprop optimizer, ulong seed)
    {
        SplitMix64 random = new(seed);
        Classifier classifier = new() { HeadWeights = new float[Classifier.Outputs, Classifier.Units], HeadBiases = new float[Classifier.Outputs] };
        float limit = 1 / MathF.Sqrt(Classifier.Units); // As nn.Linear does it.
        for (int o = 0; o < Classifier.Outputs; o++)
        {
            for (int i = 0; i < Classifier.Units; i++)
            {
                classifier.HeadWeights[o, i] = random.NextSymmetric(limit);
            }
        }

        using Stream stream = typeof(FineTuneRun).Assembly.GetManifestResourceStream("pretrained.safetensors")
            ?? throw new InvalidOperationException("The program was built without its weights, pretrained.safetensors.");
        optimizer.LoadParameters(stream, ref classifier, out ParameterLoadReport report);
        console.WriteLine($"Loaded pretrained.safetensors, but for the head. {report}");
        return classifier;
    }
}
