namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>
/// A fully connected layer, forward and backward. The weights of an input to all outputs lie next to each other:
/// <c>weights[input * outputs + output]</c>, as in Keras.
/// </summary>
/// <remarks>
/// Plain loops add up in one fixed order, so the result does not depend on how wide the vectors of a machine are.
/// About half of the pixels are background and half of the ReLUs are off: both passes skip those inputs.
/// </remarks>
internal static class DenseLayer
{
    /// <summary>output = biases + input · weights</summary>
    public static void Forward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, Span<float> output)
    {
        biases.CopyTo(output);
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] != 0)
            {
                AddScaled(output, input[i], weights.Slice(i * output.Length, output.Length));
            }
        }
    }

    /// <summary>Adds dLoss/dWeights = inputᵀ · dLoss/dOutput and dLoss/dBiases = dLoss/dOutput.</summary>
    public static void AddGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> weightGradients, Span<float> biasGradients)
    {
        AddScaled(biasGradients, 1, outputGradient);
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] != 0)
            {
                AddScaled(weightGradients.Slice(i * outputGradient.Length, outputGradient.Length), input[i], outputGradient);
            }
        }
    }

    /// <summary>
    /// dLoss/dInput = weights · dLoss/dOutput, for an input that is the output of a ReLU: 0 where the ReLU is off.
    /// </summary>
    public static void BackwardThroughRelu(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weights, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        for (int i = 0; i < input.Length; i++)
        {
            inputGradient[i] = input[i] > 0
                ? Dot(weights.Slice(i * outputGradient.Length, outputGradient.Length), outputGradient)
                : 0;
        }
    }

    /// <summary>max(0, value), in place.</summary>
    public static void Relu(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = MathF.Max(0, value);
        }
    }

    private static void AddScaled(Span<float> sum, float scale, ReadOnlySpan<float> addend)
    {
        for (int i = 0; i < addend.Length; i++)
        {
            sum[i] += scale * addend[i];
        }
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (int i = 0; i < right.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
