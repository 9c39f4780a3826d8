using System.Numerics.Tensors;
using Digits;

namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>The mean cross-entropy of the Digits network and its gradient, by hand.</summary>
internal sealed class DigitsByHand(Network parameters)
{
    private readonly float[] _first = new float[Network.FirstUnits], _firstGradient = new float[Network.FirstUnits];
    private readonly float[] _second = new float[Network.SecondUnits], _secondGradient = new float[Network.SecondUnits];
    private readonly float[] _probabilities = new float[Network.Outputs], _outputGradient = new float[Network.Outputs];
    private Network _gradients = Network.Zeros();

    /// <summary>What the gradient was added to.</summary>
    public ref Network Gradients => ref _gradients;

    /// <summary>The probabilities of the digits, for an image.</summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> image)
    {
        DenseLayer.Forward(image, parameters.FirstWeights, parameters.FirstBiases, _first);
        DenseLayer.Relu(_first);
        DenseLayer.Forward(_first, parameters.SecondWeights, parameters.SecondBiases, _second);
        DenseLayer.Relu(_second);
        DenseLayer.Forward(_second, parameters.OutputWeights, parameters.OutputBiases, _probabilities);
        TensorPrimitives.SoftMax(_probabilities, _probabilities);
        return _probabilities;
    }

    /// <summary>Adds the gradient of a batch.</summary>
    public double LossAndGradient(ReadOnlySpan<float> images, ReadOnlySpan<byte> labels)
    {
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> image = images.Slice(i * Network.Inputs, Network.Inputs);
            loss += Add(image, labels[i], 1f / labels.Length);
        }

        return loss / labels.Length;
    }

    /// <summary>Adds the gradient for an image, times a weight, and returns its loss.</summary>
    public double Add(ReadOnlySpan<float> image, int label, float weight)
    {
        Forward(image);
        for (int digit = 0; digit < Network.Outputs; digit++)
        {
            _outputGradient[digit] = (_probabilities[digit] - (digit == label ? 1 : 0)) * weight;
        }

        DenseLayer.AddGradients(_second, _outputGradient, _gradients.OutputWeights, _gradients.OutputBiases);
        DenseLayer.BackwardThroughRelu(_second, parameters.OutputWeights, _outputGradient, _secondGradient);
        DenseLayer.AddGradients(_first, _secondGradient, _gradients.SecondWeights, _gradients.SecondBiases);
        DenseLayer.BackwardThroughRelu(_first, parameters.SecondWeights, _secondGradient, _firstGradient);
        DenseLayer.AddGradients(image, _firstGradient, _gradients.FirstWeights, _gradients.FirstBiases);
        return -Math.Log(Math.Max(_probabilities[label], float.Epsilon)); // A probability that was rounded to 0 would make it infinite.
    }
}
