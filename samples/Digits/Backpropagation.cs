namespace Digits;

/// <summary>
/// Forward pass, softmax cross-entropy and backward pass of a <see cref="Perceptron"/>, written out by hand. The
/// activations are kept between the passes; nothing is allocated after construction.
/// </summary>
internal sealed class Backpropagation
{
    private readonly float[] _first = new float[Perceptron.FirstUnits];
    private readonly float[] _second = new float[Perceptron.SecondUnits];
    private readonly float[] _probabilities = new float[Perceptron.Outputs];

    private readonly float[] _firstGradient = new float[Perceptron.FirstUnits];
    private readonly float[] _secondGradient = new float[Perceptron.SecondUnits];
    private readonly float[] _outputGradient = new float[Perceptron.Outputs];

    /// <summary>The probability of each digit, for an image.</summary>
    /// <returns>Ten values, valid until the next call.</returns>
    public ReadOnlySpan<float> Forward(in Perceptron parameters, ReadOnlySpan<float> image)
    {
        DenseLayer.Forward(image, parameters.First.Weights, parameters.First.Biases, _first);
        DenseLayer.Relu(_first);
        DenseLayer.Forward(_first, parameters.Second.Weights, parameters.Second.Biases, _second);
        DenseLayer.Relu(_second);
        DenseLayer.Forward(_second, parameters.Output.Weights, parameters.Output.Biases, _probabilities);
        Softmax(_probabilities);
        return _probabilities;
    }

    /// <summary>
    /// Adds to <paramref name="gradients"/> those of <paramref name="weight"/> × cross-entropy, for the image that
    /// <see cref="Forward"/> has just seen.
    /// </summary>
    public void Backward(
        in Perceptron parameters, ReadOnlySpan<float> image, int label, float weight, ref Perceptron gradients)
    {
        // d(cross-entropy ∘ softmax) / d(logit) is the probability, less 1 for the digit that it is.
        for (int digit = 0; digit < _outputGradient.Length; digit++)
        {
            float target = digit == label ? 1 : 0;
            _outputGradient[digit] = (_probabilities[digit] - target) * weight;
        }

        DenseLayer.AddGradients(_second, _outputGradient, gradients.Output.Weights, gradients.Output.Biases);
        DenseLayer.BackwardThroughRelu(_second, parameters.Output.Weights, _outputGradient, _secondGradient);

        DenseLayer.AddGradients(_first, _secondGradient, gradients.Second.Weights, gradients.Second.Biases);
        DenseLayer.BackwardThroughRelu(_first, parameters.Second.Weights, _secondGradient, _firstGradient);

        DenseLayer.AddGradients(image, _firstGradient, gradients.First.Weights, gradients.First.Biases);
    }

    private static void Softmax(Span<float> values)
    {
        // Less the largest one, e^x cannot overflow; the quotient stays the same.
        float largest = values[0];
        foreach (float value in values)
        {
            largest = MathF.Max(largest, value);
        }

        float sum = 0;
        foreach (ref float value in values)
        {
            value = MathF.Exp(value - largest);
            sum += value;
        }

        foreach (ref float value in values)
        {
            value /= sum;
        }
    }
}
