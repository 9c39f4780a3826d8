using System.Numerics.Tensors;
using Digits;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>A training on the digits, without augmentation; all optimizers get the same initial weights and the same batches.</summary>
internal sealed class DigitsTraining
{
    private const int BatchSize = 40;
    private static readonly DigitsData Data = DigitsData.Load();

    private readonly INetworkOptimizer _optimizer;
    private readonly SplitMix64 _random;
    private readonly int[] _order = [.. Enumerable.Range(0, Data.Training.Count)];
    private readonly float[] _first = new float[Network.FirstUnits], _firstGradient = new float[Network.FirstUnits];
    private readonly float[] _second = new float[Network.SecondUnits], _secondGradient = new float[Network.SecondUnits];
    private readonly float[] _probabilities = new float[Network.Outputs], _outputGradient = new float[Network.Outputs];
    private readonly Network _gradients = Network.Zeros();
    private Network _parameters;
    private int _epochs;

    public DigitsTraining(ulong seed, INetworkOptimizer optimizer)
    {
        _random = new SplitMix64(seed);
        _parameters = Network.Random(_random);
        _optimizer = optimizer;
    }

    /// <summary>The optimizers to compare.</summary>
    public static (string Name, Func<INetworkOptimizer> Create)[] Optimizers { get; } =
    [
        ("Adam, Keras' defaults", () => new AdamOptimizer()),
        ("RMSprop, the recipe", () => new GeneratedOptimizer(new Network.LikeAdam())),
        ("RMSprop, Keras' defaults", () => new GeneratedOptimizer(new Network.RMSprop())),
    ];

    /// <summary>The mean cross-entropy in the last epoch.</summary>
    public double Loss { get; private set; }

    /// <summary>Trains up to a number of epochs.</summary>
    public void RunTo(int epochs)
    {
        for (; _epochs < epochs; _epochs++)
        {
            _random.Shuffle(_order);
            Loss = 0;
            foreach (int[] batch in _order.Chunk(BatchSize))
            {
                Step(batch);
            }

            Loss /= _order.Length;
        }
    }

    /// <summary>The fraction of the test images that are recognized.</summary>
    public double TestAccuracy()
    {
        int correct = 0;
        for (int image = 0; image < Data.Test.Count; image++)
        {
            Forward(Data.Test.Image(image));
            correct += TensorPrimitives.IndexOfMax<float>(_probabilities) == Data.Test.Label(image) ? 1 : 0;
        }

        return (double)correct / Data.Test.Count;
    }

    private void Step(int[] batch)
    {
        foreach (float[] array in _gradients.Arrays)
        {
            Array.Clear(array);
        }

        foreach (int image in batch)
        {
            ReadOnlySpan<float> pixels = Data.Training.Image(image);
            int label = Data.Training.Label(image);
            Forward(pixels);
            Loss -= Math.Log(Math.Max(_probabilities[label], float.Epsilon)); // A probability that was rounded to 0 would make it infinite.
            Backward(pixels, label, 1f / batch.Length);
        }

        _optimizer.Apply(ref _parameters, in _gradients);
    }

    private void Forward(ReadOnlySpan<float> image)
    {
        DenseLayer.Forward(image, _parameters.FirstWeights, _parameters.FirstBiases, _first);
        DenseLayer.Relu(_first);
        DenseLayer.Forward(_first, _parameters.SecondWeights, _parameters.SecondBiases, _second);
        DenseLayer.Relu(_second);
        DenseLayer.Forward(_second, _parameters.OutputWeights, _parameters.OutputBiases, _probabilities);
        TensorPrimitives.SoftMax(_probabilities, _probabilities);
    }

    private void Backward(ReadOnlySpan<float> image, int label, float weight)
    {
        for (int digit = 0; digit < Network.Outputs; digit++)
        {
            _outputGradient[digit] = (_probabilities[digit] - (digit == label ? 1 : 0)) * weight;
        }

        DenseLayer.AddGradients(_second, _outputGradient, _gradients.OutputWeights, _gradients.OutputBiases);
        DenseLayer.BackwardThroughRelu(_second, _parameters.OutputWeights, _outputGradient, _secondGradient);
        DenseLayer.AddGradients(_first, _secondGradient, _gradients.SecondWeights, _gradients.SecondBiases);
        DenseLayer.BackwardThroughRelu(_first, _parameters.SecondWeights, _secondGradient, _firstGradient);
        DenseLayer.AddGradients(image, _firstGradient, _gradients.FirstWeights, _gradients.FirstBiases);
    }
}
