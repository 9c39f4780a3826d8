using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Tests.Parameters;

/// <summary>
/// One step of a gated recurrent unit as in K. Cho et al., 2014 (arXiv:1406.1078): z = σ(Wz x + Uz h + bz), r = σ(Wr x + Ur h + br),
/// c = tanh(Wc x + Uc (r ⊙ h) + bc), h' = (1 - z) ⊙ h + z ⊙ c, with the loss L = Σ h'³ / 3. The gradients are those of the chain rule by
/// hand.
/// </summary>
[RMSpropConfig]
internal partial struct GruModel
{
    private const int Update = 0, Reset = 1, Candidate = 2;

    private static readonly double[] Input = [0.6, -1.1, 0.3], Hidden = [0.4, -0.8];

    public GruGates Gates;

    public static GruModel Create()
    {
        var random = new Random(5);
        GruModel model = default;
        foreach (ref GruGate gate in (Span<GruGate>)model.Gates)
        {
            gate = new GruGate { Weights = new double[2, 3], Recurrent = new double[2, 2], Biases = new double[2] };
            for (int i = 0; i < 2; i++)
            {
                gate.Biases[i] = random.NextDouble() - 0.5;
                for (int j = 0; j < 3; j++)
                {
                    gate.Weights[i, j] = random.NextDouble() - 0.5;
                    gate.Recurrent[i, j % 2] = random.NextDouble() - 0.5;
                }
            }
        }

        return model;
    }

    public static double Right(in GruModel model, ref GruModel gradients) => Compute(in model, ref gradients, isWrong: false);

    /// <summary>With an old mistake: the reset gate is forgotten in the gradient of the candidate's recurrent weights.</summary>
    public static double Wrong(in GruModel model, ref GruModel gradients) => Compute(in model, ref gradients, isWrong: true);

    private static double Compute(in GruModel model, ref GruModel gradients, bool isWrong)
    {
        double[] update = [.. Sums(model.Gates[Update], Hidden).Select(Sigmoid)], reset = [.. Sums(model.Gates[Reset], Hidden).Select(Sigmoid)];
        double[] kept = [.. reset.Zip(Hidden, (r, h) => r * h)];
        double[] candidate = [.. Sums(model.Gates[Candidate], kept).Select(Math.Tanh)];
        double loss = 0;
        double[] ofUpdate = new double[2], ofReset = new double[2], ofCandidate = new double[2];
        for (int i = 0; i < 2; i++)
        {
            double output = ((1 - update[i]) * Hidden[i]) + (update[i] * candidate[i]);
            double ofOutput = output * output;
            loss += output * output * output / 3;
            ofUpdate[i] = ofOutput * (candidate[i] - Hidden[i]) * update[i] * (1 - update[i]);
            ofCandidate[i] = ofOutput * update[i] * (1 - (candidate[i] * candidate[i]));
        }

        for (int j = 0; j < 2; j++)
        {
            double ofKept = (ofCandidate[0] * model.Gates[Candidate].Recurrent[0, j]) + (ofCandidate[1] * model.Gates[Candidate].Recurrent[1, j]);
            ofReset[j] = ofKept * Hidden[j] * reset[j] * (1 - reset[j]);
        }

        Add(ref gradients.Gates[Update], ofUpdate, Hidden);
        Add(ref gradients.Gates[Reset], ofReset, Hidden);
        Add(ref gradients.Gates[Candidate], ofCandidate, isWrong ? Hidden : kept);
        return loss;
    }

    private static double[] Sums(GruGate gate, double[] hidden) =>
    [
        .. Enumerable.Range(0, 2).Select(i => gate.Biases[i] + Enumerable.Range(0, 3).Sum(j => gate.Weights[i, j] * Input[j])
            + Enumerable.Range(0, 2).Sum(j => gate.Recurrent[i, j] * hidden[j])),
    ];

    private static void Add(ref GruGate gradient, double[] ofSums, double[] hidden)
    {
        for (int i = 0; i < 2; i++)
        {
            gradient.Biases[i] += ofSums[i];
            for (int j = 0; j < 3; j++)
            {
                gradient.Weights[i, j] += ofSums[i] * Input[j];
            }

            for (int j = 0; j < 2; j++)
            {
                gradient.Recurrent[i, j] += ofSums[i] * hidden[j];
            }
        }
    }

    private static double Sigmoid(double sum) => 1 / (1 + Math.Exp(-sum));
}

internal struct GruGate
{
    public double[,] Weights;
    public double[,] Recurrent;
    public double[] Biases;
}

[InlineArray(3)]
internal struct GruGates
{
    private GruGate _first;
}
