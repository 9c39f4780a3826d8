using System.Numerics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// The norm of a gradient of any length: NumPy's pairwise summation halves it down to 128 numbers, and the kernels sum several of these
/// blocks at once; which ones differs from length to length.
/// </summary>
public class NormLengthTests
{
    private const int Longest = 1200;

    [Fact]
    public void Every_length_in_float() => Compare<float, SingleNormModel>(
        new SingleNormModel.RMSprop(), values => new SingleNormModel { Weights = values }, model => model.Weights, [.. Enumerable.Range(1, Longest)]);

    [Fact]
    public void Every_length_in_double() => Compare<double, DoubleNormModel>(
        new DoubleNormModel.RMSprop(), values => new DoubleNormModel { Weights = values }, model => model.Weights, [.. Enumerable.Range(1, Longest)]);

    [Fact]
    public void Long_gradients() => Compare<float, SingleNormModel>(
        new SingleNormModel.RMSprop(), values => new SingleNormModel { Weights = values }, model => model.Weights, [4_095, 65_535, 65_543, 1_000_003]);

    /// <summary>From 16 MB on, memory is asked for before it is read.</summary>
    [Fact]
    public void Gradients_longer_than_caches()
    {
        Compare<float, SingleNormModel>(
            new SingleNormModel.RMSprop(), values => new SingleNormModel { Weights = values }, model => model.Weights, [(1 << 22) - 1, (1 << 22) + 19]);
        Compare<double, DoubleNormModel>(
            new DoubleNormModel.RMSprop(), values => new DoubleNormModel { Weights = values }, model => model.Weights, [(1 << 21) + 19]);
    }

    private static void Compare<T, TModel>(IRMSpropOptimizer<TModel> optimizer, Func<T[], TModel> model, Func<TModel, T[]> values, int[] lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TModel : struct
    {
        foreach (int length in lengths)
        {
            var random = new RandomNumbers(length);
            T[] initial = random.Parameters<T>(length);
            T[] gradient = random.Gradients<T>(length, scale: 1);
            T[][] expected = [[.. initial]];
            new ReferenceOptimizer<T>(new RMSpropArguments { GlobalClipNorm = 0.5 }, [length]).Apply(expected, [gradient]);

            TModel parameters = model([.. initial]);
            optimizer.Reset();
            optimizer.Build(in parameters);
            optimizer.Apply(ref parameters, model(gradient));

            NumberAssert.SameBits<T>(expected[0], values(parameters), $"Length {length}.");
        }
    }
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
internal partial struct SingleNormModel
{
    public float[] Weights;
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
internal partial struct DoubleNormModel
{
    public double[] Weights;
}
