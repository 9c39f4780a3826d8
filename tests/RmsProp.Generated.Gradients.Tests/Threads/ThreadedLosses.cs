namespace RmsProp.Generated.GradientTests.Threads;

/// <summary>Losses whose loops over samples are taken in parts.</summary>
internal static class ThreadedLosses
{
    /// <summary>
    /// A hidden layer with arrays, single numbers, a property, memory of the loss from outside of the loop, and a number computed before
    /// it; two sums, one of which is taken from.
    /// </summary>
    public const string Network = """
        [RMSpropConfig(LearningRate = 0.01)]
        public partial struct Model
        {
            public float[] W;
            public float[] B;
            public Memory<double> Output;
            public Inner Inner;
            public float Slope;
            public float Offset { get; set; }

            [Differentiable]
            public static float Loss(in Model model, ReadOnlySpan<float> x, float[] y)
            {
                int inputs = model.W.Length / model.B.Length;
                Span<float> hidden = stackalloc float[8];
                Span<float> scaled = new float[model.B.Length];
                float factor = MathF.Exp(model.Slope);
                for (int h = 0; h < scaled.Length; h++)
                {
                    scaled[h] = model.B[h] * factor;
                }

                float sum = 0.25f;
                double penalty = 0;
                for (int i = 0; i < y.Length; i++)
                {
                    ReadOnlySpan<float> sample = x.Slice(i * inputs, inputs);
                    for (int h = 0; h < hidden.Length; h++)
                    {
                        hidden[h] = scaled[h];
                    }

                    for (int k = 0; k < inputs; k++)
                    {
                        for (int h = 0; h < hidden.Length; h++)
                        {
                            hidden[h] += sample[k] * model.W[k * hidden.Length + h];
                        }
                    }

                    double output = model.Offset;
                    for (int h = 0; h < hidden.Length; h++)
                    {
                        output += model.Output.Span[h] * (hidden[h] > 0 ? hidden[h] : 0) + model.Inner.Bias * factor;
                    }

                    float error = (float)output - y[i];
                    sum = sum + error * error - 0.01f * MathF.Abs(error);
                    penalty += output * 0.001;
                }

                return sum + (float)penalty;
            }
        }

        public struct Inner
        {
            public float Bias;
        }
        """;

    /// <summary>A loss that throws at labels above 8, and at labels that are no index.</summary>
    public const string Throwing = """
        [RMSpropConfig]
        public partial struct Model
        {
            public double[] W;

            [Differentiable]
            public static double Loss(in Model model, int[] labels)
            {
                double sum = 0;
                for (int i = 0; i < labels.Length; i++)
                {
                    double squares = 0;
                    for (int k = 0; k < model.W.Length; k++)
                    {
                        squares += model.W[k] * model.W[k];
                    }

                    if (labels[i] > 8)
                    {
                        throw new InvalidOperationException("no such label");
                    }

                    sum += squares * model.W[labels[i]];
                }

                return sum;
            }
        }
        """;

    /// <summary>A loss that draws random numbers, which has to happen in the order of the samples.</summary>
    public const string Random = """
        [RMSpropConfig]
        public partial struct Model
        {
            public double[] W;

            [Differentiable]
            public static double Loss(in Model model, int samples, Random random)
            {
                double sum = 0;
                for (int i = 0; i < samples; i++)
                {
                    double squares = 0;
                    for (int k = 0; k < model.W.Length; k++)
                    {
                        squares += model.W[k] * model.W[k];
                    }

                    sum += squares * Noise(random);
                }

                return sum;
            }

            [NoGradient]
            private static double Noise(Random random) => random.NextDouble();
        }
        """;

    /// <summary>Creates a model, and data for so many samples; <c>NumbersOf</c> are the bits of its numbers.</summary>
    public const string NetworkData = """
        int samples = (int)arguments[0];
        var random = new Random(1);
        float Number() => (float)random.NextDouble() - 0.5f;
        float[] Singles(int count) => Enumerable.Range(0, count).Select(_ => Number()).ToArray();
        Model Create() => new() { W = Singles(40), B = Singles(8), Output = Singles(8).Select(number => (double)number).ToArray(), Inner = new() { Bias = Number() }, Slope = Number(), Offset = Number() };
        Model Zeros() => new() { W = new float[40], B = new float[8], Output = new double[8] };
        IEnumerable<double> NumbersOf(Model of) => [.. (of.W ?? []).Select(number => (double)number), .. of.B.Select(number => (double)number), .. of.Output.ToArray(), of.Inner.Bias, of.Slope, of.Offset];
        Model model = Create();
        float[] x = Singles(5 * samples), y = Singles(samples);

        """;
}
