using Digits;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>The network of the Digits sample, 64 → 128 → 64 → 10, with the optimizers to compare.</summary>
[RMSpropConfig]
[RMSpropConfig(Name = Recipe, LearningRate = 1e-4, Momentum = 0.9, Rho = 0.999, BiasCorrection = true)]
internal partial struct Network
{
    public const string Recipe = "LikeAdam";
    public const int Inputs = DigitsSet.PixelCount;
    public const int FirstUnits = 128;
    public const int SecondUnits = 64;
    public const int Outputs = DigitsSet.ClassCount;

    public float[] FirstWeights, FirstBiases, SecondWeights, SecondBiases, OutputWeights, OutputBiases;

    public readonly float[][] Arrays => [FirstWeights, FirstBiases, SecondWeights, SecondBiases, OutputWeights, OutputBiases];

    public static Network Zeros() => new()
    {
        FirstWeights = new float[Inputs * FirstUnits],
        FirstBiases = new float[FirstUnits],
        SecondWeights = new float[FirstUnits * SecondUnits],
        SecondBiases = new float[SecondUnits],
        OutputWeights = new float[SecondUnits * Outputs],
        OutputBiases = new float[Outputs],
    };

    /// <summary>He's uniform initialization; biases are 0.</summary>
    public static Network Random(SplitMix64 random)
    {
        Network network = Zeros();
        Randomize(network.FirstWeights, Inputs, random);
        Randomize(network.SecondWeights, FirstUnits, random);
        Randomize(network.OutputWeights, SecondUnits, random);
        return network;
    }

    private static void Randomize(float[] weights, int inputs, SplitMix64 random)
    {
        float limit = MathF.Sqrt(6f / inputs);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = random.NextSymmetric(limit);
        }
    }
}
