namespace RmsProp.Generated.Tests.Properties;

/// <summary>An array as long as the parameters of a small language model: 100 million elements, with four arrays of 400 MB each.</summary>
public class LongArrayTests
{
    private const int Length = 100_000_003;

    /// <summary>
    /// Every element takes the step that it would take alone, on one thread and on two: the first step from 0 with the gradient g goes to
    /// -lr · g / √((1 - rho) g² + ε), computed in double.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_hundred_million_elements(int threads)
    {
        float[] pattern = [0, 1e-4f, -0.5f, 3, -1e4f, 0.01f, -7];
        var gradients = new LongModel { Weights = GC.AllocateUninitializedArray<float>(Length) };
        for (int start = 0; start < Length; start += pattern.Length)
        {
            pattern.AsSpan(0, Math.Min(pattern.Length, Length - start)).CopyTo(gradients.Weights.AsSpan(start));
        }

        var parameters = new LongModel { Weights = new float[Length] };
        var optimizer = new LongModel.RMSprop { MaxDegreeOfParallelism = threads };
        optimizer.Apply(ref parameters, in gradients);

        for (int i = 0; i < pattern.Length; i++)
        {
            double g = pattern[i];
            double expected = -0.001 * g / Math.Sqrt((0.1 * g * g) + 1e-7);
            float actual = parameters.Weights[i];
            Assert.Equal(expected, actual, Math.Abs(expected) * 1e-6);
            for (int j = i; j < Length; j += pattern.Length)
            {
                if (parameters.Weights[j] != actual)
                {
                    Assert.Fail($"Element {j} is {parameters.Weights[j]:R}, and element {i} with the same gradient {actual:R}.");
                }
            }
        }
    }
}

[RMSpropConfig]
internal partial struct LongModel
{
    public float[] Weights;
}
