using System.Buffers;

namespace RmsProp.Generated.Tests.Members;

/// <summary>The norm used to clip gradients. The expected values are Pythagorean, √(3² + 4²) = 5, or sums in double.</summary>
public class GradientNormTests
{
    [Fact]
    public void It_is_that_of_all_gradients_together_or_the_largest_of_a_variable()
    {
        NormModel model = Model(1);
        var together = new NormModel.Together();
        var byItself = new NormModel.ByItself();
        var fast = new NormModel.Fast();

        together.Apply(ref model, Gradients(2));
        byItself.Apply(ref model, Gradients(2));
        fast.Apply(ref model, Gradients(2));
        Assert.Equal((10, 8, 10), (together.GradientNorm, byItself.GradientNorm, fast.GradientNorm));

        together.Apply(ref model, Gradients(0.125));
        byItself.Apply(ref model, Gradients(0.125)); // Clips nothing.
        Assert.Equal((0.625, 0.5), (together.GradientNorm, byItself.GradientNorm));
    }

    [Fact]
    public void It_is_of_unscaled_gradients_and_of_the_mean_of_accumulated_ones()
    {
        NormModel model = Model(1);
        var scaled = new NormModel.Scaled();
        var fast = new NormModel.FastScaled();
        var accumulated = new NormModel.Accumulated();

        scaled.Apply(ref model, Gradients(8));
        fast.Apply(ref model, Gradients(8));
        Assert.Equal((5, 5), (scaled.GradientNorm, fast.GradientNorm));
        accumulated.Apply(ref model, Gradients(1));
        Assert.Equal(double.NaN, accumulated.GradientNorm);
        accumulated.Apply(ref model, Gradients(3));
        Assert.Equal(10, accumulated.GradientNorm);
        accumulated.Apply(ref model, Gradients(9));
        Assert.Equal(10, accumulated.GradientNorm);
    }

    [Fact]
    public void It_is_NaN_before_the_first_update_and_after_loading()
    {
        NormModel model = Model(1);
        var optimizer = new NormModel.Together();
        Assert.Equal(double.NaN, optimizer.GradientNorm);
        optimizer.Apply(ref model, Gradients(1));
        Assert.Equal(5, optimizer.GradientNorm);
        var checkpoint = new ArrayBufferWriter<byte>();
        optimizer.SaveCheckpoint(checkpoint, in model);
        optimizer.LoadCheckpoint(checkpoint.WrittenSpan, ref model);
        Assert.Equal(double.NaN, optimizer.GradientNorm);
        optimizer.Apply(ref model, Gradients(2));
        Assert.Equal(10, optimizer.GradientNorm);
        optimizer.Reset();
        Assert.Equal(double.NaN, optimizer.GradientNorm);
    }

    [Fact]
    public void It_is_in_the_state_of_the_static_form()
    {
        NormModel model = Model(1);
        NormModel.Together.State state = default;
        NormModel.Together.Apply(ref state, ref model, Gradients(3));
        Assert.Equal(15, state.GradientNorm);
    }

    [Fact]
    public void A_skipped_step_leaves_it_and_an_infinite_one_shows()
    {
        NormModel model = Model(1);
        var skipping = new NormModel.Skipping();
        skipping.Apply(ref model, Gradients(1));
        skipping.Apply(ref model, Gradients(1e30));
        Assert.Equal((1, 5), (skipping.SkippedSteps, skipping.GradientNorm));

        var together = new NormModel.Together();
        together.Apply(ref model, Gradients(1e30));
        Assert.Equal(double.PositiveInfinity, together.GradientNorm);
        together.Apply(ref model, Gradients(double.NaN));
        Assert.Equal(double.NaN, together.GradientNorm);
    }

    [Fact]
    public void A_variable_without_a_gradient_has_none()
    {
        NormModel model = Model(1);
        var byItself = new NormModel.ByItself();
        NormModel gradients = Gradients(1);
        gradients.B = null!;
        byItself.Apply(ref model, in gradients);
        Assert.Equal(3, byItself.GradientNorm);
    }

    [Theory]
    [InlineData("Together")]
    [InlineData("ByItself")]
    [InlineData("Fast")]
    public void It_has_the_same_bits_on_any_number_of_threads(string name)
    {
        const int Length = 300_000;
        var random = new Random(1);
        NormModel gradients = Model(Length);
        foreach (ref float number in gradients.A.AsSpan())
        {
            number = random.NextSingle() - 0.5f;
        }

        double[] norms = [.. Enumerable.Range(1, 3).Select(threads =>
        {
            NormModel model = Model(Length);
            IRMSpropOptimizer<NormModel> optimizer = Digest.Optimizers.Of<NormModel>()[name]();
            optimizer.MaxDegreeOfParallelism = threads;
            optimizer.Apply(ref model, in gradients);
            return (double)optimizer.GetType().GetProperty("GradientNorm")!.GetValue(optimizer)!;
        })];

        Assert.Equal([norms[0], norms[0], norms[0]], norms);
        double expected = Math.Sqrt(gradients.A.Sum(number => (double)number * number));
        Assert.Equal(expected, norms[0], expected * 1e-6);
    }

    [Fact]
    public void It_is_not_there_where_no_norm_is_taken() => Assert.Null(typeof(NormModel.ByValue).GetProperty("GradientNorm"));

    private static NormModel Model(int length) => new() { A = new float[length], B = new float[length] };

    private static NormModel Gradients(double scale) => new() { A = [(float)(3 * scale)], B = [(float)(4 * scale)] };
}

[RMSpropConfig(Name = "Together", GlobalClipNorm = 1)]
[RMSpropConfig(Name = "ByItself", ClipNorm = 1)]
[RMSpropConfig(Name = "ByValue", ClipValue = 1)]
[RMSpropConfig(Name = "Fast", GlobalClipNorm = 1, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "Scaled", GlobalClipNorm = 1, LossScaleFactor = 8)]
[RMSpropConfig(Name = "FastScaled", GlobalClipNorm = 1, LossScaleFactor = 8, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "Accumulated", GlobalClipNorm = 1, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "Skipping", GlobalClipNorm = 1, NonFiniteGradients = NonFiniteGradients.SkipStep)]
internal partial struct NormModel
{
    public float[] A;
    public float[] B;
}
