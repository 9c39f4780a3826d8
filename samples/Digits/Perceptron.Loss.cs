using RmsProp.Generated;

namespace Digits;

/// <summary>
/// What the perceptron says of an image, and how wrong that is. This is all that a training needs: the generator derives the
/// gradient of <see cref="Loss"/>.
/// </summary>
internal partial struct Perceptron
{
    /// <summary>The mean cross-entropy over a batch.</summary>
    /// <param name="network">The parameters.</param>
    /// <param name="images">The images, one after the other.</param>
    /// <param name="labels">The digit on each image.</param>
    [Differentiable]
    public static float Loss(in Perceptron network, ReadOnlySpan<float> images, ReadOnlySpan<byte> labels)
    {
        float sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            sum += LossOf(in network, images.Slice(i * Inputs, Inputs), labels[i]);
        }

        return sum / labels.Length;
    }

    private static float LossOf(in Perceptron network, ReadOnlySpan<float> image, int label)
    {
        Span<float> scores = stackalloc float[Outputs];
        Forward(in network, image, scores);
        return CrossEntropy(scores, label);
    }

    /// <summary>Gives each digit a score for an image: the logarithm of its probability, but for a constant.</summary>
    public static void Forward(in Perceptron network, ReadOnlySpan<float> image, Span<float> scores)
    {
        Span<float> first = stackalloc float[FirstUnits];
        Span<float> second = stackalloc float[SecondUnits];
        Dense(image, network.First.Weights, network.First.Biases, first);
        Relu(first);
        Dense(first, network.Second.Weights, network.Second.Biases, second);
        Relu(second);
        Dense(second, network.Output.Weights, network.Output.Biases, scores);
    }

    /// <summary>-ln of the probability of the right digit, which is e^score / Σ e^score.</summary>
    public static float CrossEntropy(ReadOnlySpan<float> scores, int label)
    {
        // Less the largest one, e^x can't overflow; the quotient stays the same.
        float largest = scores[0];
        foreach (float score in scores)
        {
            largest = MathF.Max(largest, score);
        }

        float sum = 0;
        foreach (float score in scores)
        {
            sum += MathF.Exp(score - largest);
        }

        return MathF.Log(sum) + largest - scores[label];
    }

    /// <summary>output = biases + input · weights, where the weights of an input to all outputs lie next to each other, as in Keras.</summary>
    private static void Dense(ReadOnlySpan<float> input, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, Span<float> output)
    {
        biases.CopyTo(output);
        for (int i = 0; i < input.Length; i++)
        {
            for (int o = 0; o < output.Length; o++)
            {
                output[o] += input[i] * weights[i * output.Length + o];
            }
        }
    }

    private static void Relu(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = value > 0 ? value : 0;
        }
    }
}
