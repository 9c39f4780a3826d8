using RmsProp.Generated;

namespace FineTune;

/// <summary>
/// The network <c>nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))</c>, whose weights are [out, in], under the names of PyTorch. The
/// first layer is in files, and not trained, so it has no gradient, no slot and no update. A group with <c>LearningRateMultiplier = 0</c> would have all
/// three, and multiply the result by 0.
/// </summary>
[RMSpropConfig(LearningRate = 0.003)]
internal partial struct Classifier
{
    public const int Inputs = 64;
    public const int Units = 32;
    public const int Outputs = 10;

    [NotTrainable, TensorName("0.weight")]
    public float[,] FirstWeights;

    [NotTrainable, TensorName("0.bias")]
    public float[] FirstBiases;

    [TensorName("2.weight")]
    public float[,] HeadWeights;

    [TensorName("2.bias")]
    public float[] HeadBiases;

    /// <summary>The mean cross-entropy over some images.</summary>
    /// <param name="classifier">The parameters.</param>
    /// <param name="images">The images, one after the other.</param>
    /// <param name="labels">The digit on each image.</param>
    [Differentiable]
    public static float Loss(in Classifier classifier, ReadOnlySpan<float> images, ReadOnlySpan<byte> labels)
    {
        float sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            sum += LossOf(in classifier, images.Slice(i * Inputs, Inputs), labels[i]);
        }

        return sum / labels.Length;
    }

    /// <summary>Gives each digit a score for an image: the logarithm of its probability, but for a constant.</summary>
    public static void Forward(in Classifier classifier, ReadOnlySpan<float> image, Span<float> scores)
    {
        Span<float> hidden = stackalloc float[Units];
        Dense(image, classifier.FirstWeights, classifier.FirstBiases, hidden);
        foreach (ref float value in hidden)
        {
            value = value > 0 ? value : 0;
        }

        Dense(hidden, classifier.HeadWeights, classifier.HeadBiases, scores);
    }

    private static float LossOf(in Classifier classifier, ReadOnlySpan<float> image, int label)
    {
        Span<float> scores = stackalloc float[Outputs];
        Forward(in classifier, image, scores);
        float sum = 0;
        foreach (float score in scores)
        {
            sum += MathF.Exp(score - scores[label]);
        }

        return MathF.Log(sum);
    }

    /// <summary>output = biases + weights · input, where the weights of an output lie next to each other, as in PyTorch.</summary>
    private static void Dense(ReadOnlySpan<float> input, float[,] weights, ReadOnlySpan<float> biases, Span<float> output)
    {
        for (int o = 0; o < output.Length; o++)
        {
            float sum = biases[o];
            for (int i = 0; i < input.Length; i++)
            {
                sum += weights[o, i] * input[i];
            }

            output[o] = sum;
        }
    }
}
