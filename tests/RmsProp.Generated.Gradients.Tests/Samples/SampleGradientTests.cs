namespace RmsProp.Generated.GradientTests.Samples;

/// <summary>
/// The gradients that are derived from the samples' losses are those that one writes by hand. In double precision, sums of at most a few
/// thousand terms near 1 differ by their order by less than 1e-12.
/// </summary>
public class SampleGradientTests
{
    private const double Tolerance = 1e-12;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Of_EdgeTraining(int seed)
    {
        var random = new Random(seed);
        double[] parameters = Numbers.Random(PumpGradient.Count, 0.5, random), inputs = Numbers.Random(PumpGradient.Inputs, 1.5, random);
        double value = random.NextDouble();
        double[] actual = SampleSource.Call(
            ["EdgeTraining/Predictor.cs", "EdgeTraining/SymmetricHash.cs"],
            """
            EdgeTraining.Predictor predictor = default, gradients = default;
            ((double[])arguments[0]).CopyTo(NumbersOf(ref predictor));
            double loss = EdgeTraining.Predictor.LossAndGradient(in predictor, (double[])arguments[1], (double)arguments[2], ref gradients);
            return [loss, .. NumbersOf(ref gradients)];

            static Span<double> NumbersOf(ref EdgeTraining.Predictor predictor) =>
                System.Runtime.InteropServices.MemoryMarshal.Cast<EdgeTraining.Predictor, double>(new Span<EdgeTraining.Predictor>(ref predictor));
            """,
            parameters, inputs, value);
        DerivedLoss.AssertNear(PumpGradient.Of(parameters, inputs, value), actual, Tolerance);
    }

    [Theory, InlineData(1, 1), InlineData(2, 3), InlineData(3, 40), InlineData(4, 300)]
    public void Of_Digits(int seed, int batch)
    {
        var random = new Random(seed);
        double[] parameters = Numbers.Random(DigitsGradient.Count, 0.2, random);

        // About half of the pixels are background, as in the data.
        double[] images = [.. Numbers.Random(batch * DigitsGradient.Units[0], 1, random).Select(pixel => Math.Max(0, pixel))];
        byte[] labels = [.. Enumerable.Range(0, batch).Select(_ => (byte)random.Next(10))];
        double[] actual = SampleSource.Call(
            ["Digits/Perceptron.cs", "Digits/Perceptron.Loss.cs", "Digits/TrainingPlan.cs", "Digits/DigitsData.cs", "Digits/DigitsSet.cs", "SampleKit/SplitMix64.cs"],
            """
            Digits.Perceptron network = default, gradients = default;
            ((double[])arguments[0]).CopyTo(NumbersOf(ref network));
            double loss = Digits.Perceptron.LossAndGradient(in network, (double[])arguments[1], (byte[])arguments[2], ref gradients);
            return [loss, .. NumbersOf(ref gradients)];

            static Span<double> NumbersOf(ref Digits.Perceptron network) =>
                System.Runtime.InteropServices.MemoryMarshal.Cast<Digits.Perceptron, double>(new Span<Digits.Perceptron>(ref network));
            """,
            parameters, images, labels);
        DerivedLoss.AssertNear(DigitsGradient.Of(parameters, images, labels), actual, Tolerance);
    }

    [Theory, InlineData(1, 1), InlineData(2, 2), InlineData(3, 32)]
    public void Of_Forecast(int seed, int batch)
    {
        var random = new Random(seed);
        double[] parameters = Numbers.Random(GruGradient.Count, 0.6, random), surprises = Numbers.Random(200, 1, random);
        int[] starts = [.. Enumerable.Range(0, batch).Select(_ => random.Next(surprises.Length - GruGradient.End + 1))];
        double[] actual = SampleSource.Call(
            ["Forecast/Gru.cs", "Forecast/Gru.Loss.cs", "Forecast/TrainingPlan.cs", "Forecast/Co2Record.cs", "SampleKit/SplitMix64.cs"],
            """
            var numbers = new Queue<double>((double[])arguments[0]);
            Forecast.Gru gru = Fill(Forecast.Gru.Create(new SampleKit.SplitMix64(1)), numbers), gradients = Fill(Forecast.Gru.Create(new SampleKit.SplitMix64(1)), null);
            double loss = Forecast.Gru.LossAndGradient(in gru, (double[])arguments[1], (int[])arguments[2], ref gradients);
            List<double> results = [loss];
            foreach (Array array in ArraysOf(in gradients))
            {
                results.AddRange(array.Cast<double>());
            }

            return [.. results, gradients.OutputBias];

            static Array[] ArraysOf(in Forecast.Gru gru) =>
            [
                gru.Update.Inputs, gru.Update.States, gru.Update.Biases, gru.Reset.Inputs, gru.Reset.States, gru.Reset.Biases,
                gru.Candidate.Inputs, gru.Candidate.States, gru.Candidate.Biases, gru.Output,
            ];

            // Zeros, if there are no numbers.
            static Forecast.Gru Fill(Forecast.Gru gru, Queue<double> numbers)
            {
                foreach (Array array in ArraysOf(in gru))
                {
                    foreach (ref double element in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                        ref System.Runtime.CompilerServices.Unsafe.As<byte, double>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array)), array.Length))
                    {
                        element = numbers?.Dequeue() ?? 0;
                    }
                }

                gru.OutputBias = numbers?.Dequeue() ?? 0;
                return gru;
            }
            """,
            parameters, surprises, starts);
        DerivedLoss.AssertNear(GruGradient.Of(parameters, surprises, starts), actual, Tolerance);
    }
}
