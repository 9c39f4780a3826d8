using RmsProp.Generated;
using SampleKit;

namespace Forecast;

/// <summary>
/// The parameters of a gated recurrent unit (Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014) with a
/// linear output, and by its attributes the optimizer <c>Gru.RMSprop</c> that trains them.
/// </summary>
/// <remarks>
/// There are few data for so many parameters. So weights decay fast, and what forecasts is the moving average of the parameters,
/// which is never written back (a frequency of 0).
/// </remarks>
[RMSpropConfig(
    Rho = 0.99, Momentum = 0.9, WeightDecay = 10, GlobalClipNorm = 1, UseEma = true, EmaMomentum = 0.99, EmaOverwriteFrequency = 0)]
[CosineDecay(Optimizer = "RMSprop", InitialLearningRate = TrainingPlan.LearningRate, DecaySteps = TrainingPlan.Epochs * TrainingPlan.StepsPerEpoch)]
internal partial struct Gru
{
    public const int Units = 16;

    /// <summary>The surprise of the month before, and that of the same month a year ago.</summary>
    public const int Inputs = 2;

    public Gate Update;
    public Gate Reset;
    public Gate Candidate;
    public float[] Output;
    public float OutputBias;

    /// <summary>How many parameters there are.</summary>
    public static int Count => 3 * Units * (Inputs + Units + 1) + Units + 1;

    /// <summary>Random weights (Glorot's uniform initialization), and an output of 0: it begins by expecting no surprise.</summary>
    public static Gru Create(SplitMix64 random) => new()
    {
        Update = Gate.Create(random),
        Reset = Gate.Create(random),
        Candidate = Gate.Create(random),
        Output = new float[Units],
    };

    /// <summary>The weights of one gate.</summary>
    public struct Gate
    {
        public float[,] Inputs;
        public float[,] States;
        public float[] Biases;

        public static Gate Create(SplitMix64 random) => new()
        {
            Inputs = Random(Gru.Inputs, random),
            States = Random(Units, random),
            Biases = new float[Units],
        };

        private static float[,] Random(int columns, SplitMix64 random)
        {
            float limit = MathF.Sqrt(6f / (Units + columns));
            float[,] weights = new float[Units, columns];
            for (int unit = 0; unit < Units; unit++)
            {
                for (int column = 0; column < columns; column++)
                {
                    weights[unit, column] = random.NextSymmetric(limit);
                }
            }

            return weights;
        }
    }
}
