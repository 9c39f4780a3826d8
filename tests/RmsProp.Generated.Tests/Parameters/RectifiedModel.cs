namespace RmsProp.Generated.Tests.Parameters;

/// <summary>A network in float, with kinks: outputs Σ v max(0, W x + b), and the mean of half the squared errors.</summary>
[RMSpropConfig]
internal partial struct RectifiedModel
{
    public const int Hidden = 12;
    public const int Inputs = 4;

    public float[,] Weights;
    public float[] Biases;
    public float[] Outputs;

    public static RectifiedModel Create(int seed)
    {
        var random = new Random(seed);
        var model = new RectifiedModel { Weights = new float[Hidden, Inputs], Biases = new float[Hidden], Outputs = new float[Hidden] };
        for (int i = 0; i < Hidden; i++)
        {
            (model.Biases[i], model.Outputs[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
            for (int j = 0; j < Inputs; j++)
            {
                model.Weights[i, j] = (2 * random.NextSingle()) - 1;
            }
        }

        return model;
    }

    /// <summary>The loss and the gradient by hand, all in float, of as many examples.</summary>
    /// <param name="factor">What the gradient of the biases is multiplied by: 1 is right.</param>
    public static LossAndGradient<RectifiedModel> Of(int examples, int seed, float factor = 1)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, examples * Inputs).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] targets = [.. Enumerable.Range(0, examples).Select(_ => (2 * random.NextSingle()) - 1)];
        return (in RectifiedModel model, ref RectifiedModel gradients) =>
        {
            float loss = 0;
            float[] sums = new float[Hidden];
            for (int example = 0; example < examples; example++)
            {
                float error = -targets[example];
                for (int i = 0; i < Hidden; i++)
                {
                    sums[i] = model.Biases[i];
                    for (int j = 0; j < Inputs; j++)
                    {
                        sums[i] += model.Weights[i, j] * inputs[(example * Inputs) + j];
                    }

                    error += model.Outputs[i] * MathF.Max(sums[i], 0);
                }

                loss += error * error / 2 / examples;
                for (int i = 0; i < Hidden; i++)
                {
                    gradients.Outputs[i] += error * MathF.Max(sums[i], 0) / examples;
                    float ofSum = sums[i] > 0 ? error * model.Outputs[i] / examples : 0;
                    gradients.Biases[i] += ofSum * factor;
                    for (int j = 0; j < Inputs; j++)
                    {
                        gradients.Weights[i, j] += ofSum * inputs[(example * Inputs) + j];
                    }
                }
            }

            return loss;
        };
    }
}
