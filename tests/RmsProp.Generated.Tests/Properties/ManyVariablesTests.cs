using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FsCheck.Xunit;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// The global norm over many variables: NumPy sums them pairwise, in blocks of eight and of 128, and leaves out those without a gradient,
/// so the last bits depend on which ones have one.
/// </summary>
public class ManyVariablesTests
{
    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void Seven(Seed seed) => Compare(seed, new SevenLayers.RMSprop(), count: 7);

    // The number of running sums, and the number of terms in a block: the smallest numbers that are summed in another order.
    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void Eight(Seed seed) => Compare(seed, new EightLayers.RMSprop(), count: 8);

    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void One_hundred_and_twenty_eight(Seed seed) => Compare(seed, new BlockOfLayers.RMSprop(), count: 128);

    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void Twenty(Seed seed) => Compare(seed, new TwentyLayers.RMSprop(), count: 20);

    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void One_hundred_and_fifty(Seed seed) => Compare(seed, new ManyLayers.RMSprop(), count: 150);

    private static void Compare<TModel>(Seed seed, IRMSpropOptimizer<TModel> optimizer, int count)
        where TModel : struct
    {
        var random = new RandomNumbers(seed.Value);
        float[][] expected = [.. Enumerable.Range(0, count).Select(_ => random.Parameters<float>(1 + random.Next(3)))];
        var reference = new ReferenceOptimizer<float>(
            new RMSpropArguments { GlobalClipNorm = 0.5 }, [.. expected.Select(row => row.Length)]);
        TModel parameters = default;
        TModel gradients = default;
        Fill(LayersOf(ref parameters, count), [.. expected.Select(row => row.ToArray())]);
        for (int step = 1; step <= 5; step++)
        {
            // Fewer variables have a gradient from step to step, but one always has.
            int always = random.Next(count);
            float[]?[] rows =
                [.. expected.Select((row, i) => i == always || random.OnceIn(step) ? random.Gradients<float>(row.Length, scale: 1) : null)];
            Fill(LayersOf(ref gradients, count), rows);

            reference.Apply(expected, rows);
            optimizer.Apply(ref parameters, in gradients);

            for (int i = 0; i < count; i++)
            {
                NumberAssert.SameBits<float>(expected[i], LayersOf(ref parameters, count)[i].Weights, $"Variable {i} after step {step}.");
            }
        }
    }

    private static Span<ManyLayer> LayersOf<TModel>(ref TModel model, int count)
        where TModel : struct =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TModel, ManyLayer>(ref model), count);

    private static void Fill(Span<ManyLayer> layers, float[]?[] rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            layers[i].Weights = rows[i];
        }
    }
}

internal struct ManyLayer
{
    public float[]? Weights;
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
[InlineArray(7)]
internal partial struct SevenLayers
{
    private ManyLayer _first;
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
[InlineArray(8)]
internal partial struct EightLayers
{
    private ManyLayer _first;
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
[InlineArray(128)]
internal partial struct BlockOfLayers
{
    private ManyLayer _first;
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
[InlineArray(20)]
internal partial struct TwentyLayers
{
    private ManyLayer _first;
}

[RMSpropConfig(GlobalClipNorm = 0.5)]
[InlineArray(150)]
internal partial struct ManyLayers
{
    private ManyLayer _first;
}
