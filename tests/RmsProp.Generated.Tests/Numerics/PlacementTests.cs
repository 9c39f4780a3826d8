namespace RmsProp.Generated.Tests.Numerics;

/// <summary>
/// Where an array lies in memory does not matter: loops begin where vectors do not cross lines of the cache, and compute what is left at both
/// ends apart.
/// </summary>
public sealed class PlacementTests
{
    // More than a line of the cache, so that arrays begin at every element of it.
    private const int Places = 20;
    private const int Steps = 3;
    private const float Untouched = 7;

    /// <summary>On both sides of the length from which on loops begin at a line, with every number of elements behind the last vector.</summary>
    public static TheoryData<int> Counts => [.. Enumerable.Range(1020, 40), 3000];

    /// <summary>Expected is Keras' formula, one element after another, with its rounding: v = ρ v + (1 - ρ) g², p -= lr g / √(v + ε).</summary>
    [Theory]
    [MemberData(nameof(Counts))]
    public void An_array_is_updated_as_by_Keras_wherever_it_lies(int count)
    {
        float[] expected = Values(count, 1), gradient = Values(count, 2), velocity = new float[count];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < count; i++)
            {
                velocity[i] = (0.9f * velocity[i]) + ((float)(1 - 0.9) * (gradient[i] * gradient[i]));
                expected[i] -= 0.001f * gradient[i] / MathF.Sqrt(velocity[i] + 1e-7f);
            }
        }

        for (int place = 0; place < Places; place++)
        {
            Assert.Equal(expected, Updated(new PlacedModel.Exact(), count, place));
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Fast_has_the_same_bits_wherever_an_array_lies(int count)
    {
        float[] expected = Updated(new PlacedModel.Fast(), count, place: 0);
        for (int place = 1; place < Places; place++)
        {
            Assert.Equal(expected, Updated(new PlacedModel.Fast(), count, place));
        }
    }

    /// <summary>Updates memory inside an array, and checks that what is around it stays as it is.</summary>
    private static float[] Updated(IRMSpropOptimizer<PlacedModel> optimizer, int count, int place)
    {
        float[] around = GC.AllocateUninitializedArray<float>(count + Places, pinned: true);
        around.AsSpan().Fill(Untouched);
        Values(count, 1).CopyTo(around, place);
        PlacedModel model = new() { Weights = around.AsMemory(place, count) };
        PlacedModel gradients = new() { Weights = Values(count, 2) };
        for (int step = 0; step < Steps; step++)
        {
            optimizer.Apply(ref model, in gradients);
        }

        Assert.All(around[..place].Concat(around[(place + count)..]), value => Assert.Equal(Untouched, value));
        return around[place..(place + count)];
    }

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}

[RMSpropConfig(Name = "Exact")]
[RMSpropConfig(
    Name = "Fast", Numerics = KernelNumerics.Fast, Centered = true, Momentum = 0.9, WeightDecay = 0.01, GlobalClipNorm = 1,
    UseEma = true, EmaOverwriteFrequency = 2)]
internal partial struct PlacedModel
{
    public Memory<float> Weights;
}
