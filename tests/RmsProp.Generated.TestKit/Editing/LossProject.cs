using System.Globalization;

namespace RmsProp.Generated.TestKit;

/// <summary>A project with losses, for the cost of deriving their gradients.</summary>
public static class LossProject
{
    private const int Unrelated = 1;

    /// <summary>A file with some losses of about 30 lines, each of a struct of its own, and a file that no loss calls.</summary>
    public static IReadOnlyList<string> Of(int losses) =>
    [
        Usings + string.Concat(Enumerable.Range(0, losses).Select(Network)),
        Usings + Helper(0),
    ];

    /// <summary>A file with a loss of 100 lines, and a file that no loss calls.</summary>
    public static IReadOnlyList<string> OfLongLoss => [Usings + LongLoss(0), Usings + Helper(0)];

    /// <summary>Edits the body of a method that no loss calls.</summary>
    public static void EditUnrelated(GeneratorSession session, int number) => session.Replace(Unrelated, Usings + Helper(number + 1));

    /// <summary>Presses a key in the loss of 100 lines: another digit in one of its numbers.</summary>
    public static void EditLoss(GeneratorSession session, int number) => session.Replace(0, Usings + LongLoss(number + 1));

    private const string Usings = "using System;\nusing RmsProp.Generated;\n\nnamespace Project;\n\n";

    private static string Helper(int number) => Invariant($"public static class Helper\n{{\n    public static double Twice(double value) => {number} + 2 * value;\n}}\n");

    private static string Network(int number) => Invariant($$"""
        [RMSpropConfig]
        public partial struct Network{{number}}
        {
            public float[] Hidden, HiddenBiases, Output;
            public float OutputBias;

            [Differentiable]
            public static float Loss(in Network{{number}} network, float[] inputs, float[] targets)
            {
                int count = inputs.Length / targets.Length;
                Span<float> hidden = stackalloc float[network.HiddenBiases.Length];
                float sum = 0;
                for (int example = 0; example < targets.Length; example++)
                {
                    network.HiddenBiases.AsSpan().CopyTo(hidden);
                    for (int i = 0; i < count; i++)
                    {
                        for (int unit = 0; unit < hidden.Length; unit++)
                        {
                            hidden[unit] += inputs[example * count + i] * network.Hidden[i * hidden.Length + unit];
                        }
                    }

                    float prediction = network.OutputBias;
                    for (int unit = 0; unit < hidden.Length; unit++)
                    {
                        prediction += network.Output[unit] * MathF.Tanh(hidden[unit]);
                    }

                    float error = prediction - targets[example];
                    sum += error * error;
                }

                return sum / targets.Length;
            }
        }


        """);

    // A statement a line, in loops of ten.
    private static string LongLoss(int number) => Invariant($$"""
        [RMSpropConfig]
        public partial struct Model
        {
            public float[] Weights;
            public float Bias;

            [Differentiable]
            public static float Loss(in Model model, float[] x)
            {
                float sum = {{number}};
        {{string.Concat(Enumerable.Range(0, 8).Select(Loop))}}        return sum;
            }
        }

        """);

    private static string Loop(int number) => Invariant($$"""
                for (int i{{number}} = 0; i{{number}} < x.Length; i{{number}}++)
                {
                    float a{{number}} = model.Weights[i{{number}}] * x[i{{number}}] + model.Bias;
                    float b{{number}} = MathF.Tanh(a{{number}});
                    float c{{number}} = a{{number}} * b{{number}} - {{number}};
                    float d{{number}} = c{{number}} > 0 ? c{{number}} : 0;
                    float e{{number}} = d{{number}} * d{{number}};
                    float f{{number}} = MathF.Exp(-e{{number}});
                    float g{{number}} = f{{number}} + b{{number}};
                    float h{{number}} = g{{number}} / (1 + e{{number}});
                    sum += h{{number}};
                }


        """);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
