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
    private readonly DigitsByHand _gradient;
    private Network _parameters;
    private int _epochs;

    public DigitsTraining(ulong seed, INetworkOptimizer optimizer)
    {
        _random = new SplitMix64(seed);
        _parameters = Network.Random(_random);
        _gradient = new DigitsByHand(_parameters);
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
            correct += TensorPrimitives.IndexOfMax(_gradient.Forward(Data.Test.Image(image))) == Data.Test.Label(image) ? 1 : 0;
        }

        return (double)correct / Data.Test.Count;
    }

    private void Step(int[] batch)
    {
        foreach (float[] array in _gradient.Gradients.Arrays)
        {
            Array.Clear(array);
        }

        foreach (int image in batch)
        {
            Loss += _gradient.Add(Data.Training.Image(image), Data.Training.Label(image), 1f / batch.Length);
        }

        _optimizer.Apply(ref _parameters, in _gradient.Gradients);
    }
}
