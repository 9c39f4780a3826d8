namespace RmsProp.Generated.GradientTests.Samples;

/// <summary>
/// Loss and gradient of Digits' perceptron, by hand: forward pass, softmax cross-entropy and backward pass. The weights of an input to
/// all outputs of a layer lie next to each other, and a layer's biases behind its weights.
/// </summary>
internal static class DigitsGradient
{
    public static readonly int[] Units = [64, 128, 64, 10];
    private static readonly int Layers = Units.Length - 1;

    public static readonly int Count = Enumerable.Range(0, Layers).Sum(layer => (Units[layer] + 1) * Units[layer + 1]);

    /// <summary>The mean loss of a batch, then the derivatives by all parameters.</summary>
    public static double[] Of(double[] parameters, double[] images, byte[] labels)
    {
        double loss = 0;
        double[] gradient = new double[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            double[][] activations = Forward(parameters, images[(i * Units[0])..((i + 1) * Units[0])]);
            double[] probabilities = Softmax(activations[^1]);
            loss -= Math.Log(probabilities[labels[i]]) / labels.Length;

            // d(cross-entropy ∘ softmax) / d(score) is the probability, less 1 for the digit that it is.
            probabilities[labels[i]] -= 1;
            Backward(parameters, activations, [.. probabilities.Select(probability => probability / labels.Length)], gradient);
        }

        return [loss, .. gradient];
    }

    private static double[][] Forward(double[] parameters, double[] image)
    {
        double[][] activations = [image, .. Units.Skip(1).Select(count => new double[count])];
        int place = 0;
        for (int layer = 0; layer < Layers; layer++)
        {
            double[] inputs = activations[layer], outputs = activations[layer + 1];
            for (int o = 0; o < outputs.Length; o++)
            {
                double sum = parameters[place + (inputs.Length * outputs.Length) + o];
                for (int i = 0; i < inputs.Length; i++)
                {
                    sum += inputs[i] * parameters[place + (i * outputs.Length) + o];
                }

                outputs[o] = layer == Layers - 1 ? sum : Math.Max(0, sum);
            }

            place += (inputs.Length + 1) * outputs.Length;
        }

        return activations;
    }

    private static void Backward(double[] parameters, double[][] activations, double[] outputGradient, double[] gradient)
    {
        int place = Count;
        for (int layer = Layers - 1; layer >= 0; layer--)
        {
            double[] inputs = activations[layer], inputGradient = new double[inputs.Length];
            int outputs = outputGradient.Length;
            place -= (inputs.Length + 1) * outputs;
            for (int o = 0; o < outputs; o++)
            {
                gradient[place + (inputs.Length * outputs) + o] += outputGradient[o];
                for (int i = 0; i < inputs.Length; i++)
                {
                    gradient[place + (i * outputs) + o] += inputs[i] * outputGradient[o];

                    // Where the ReLU before this layer is off, nothing passes.
                    inputGradient[i] += inputs[i] > 0 ? parameters[place + (i * outputs) + o] * outputGradient[o] : 0;
                }
            }

            outputGradient = inputGradient;
        }
    }

    private static double[] Softmax(double[] scores)
    {
        double largest = scores.Max(), sum = scores.Sum(score => Math.Exp(score - largest));
        return [.. scores.Select(score => Math.Exp(score - largest) / sum)];
    }
}
