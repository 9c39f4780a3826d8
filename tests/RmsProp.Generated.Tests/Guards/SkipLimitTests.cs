using System.Buffers;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>A limit of skipped steps in a row: the next one throws and changes nothing, until a step can be taken.</summary>
public class SkipLimitTests
{
    [Fact]
    public void One_step_more_than_the_limit_throws_and_says_where_to_look()
    {
        var optimizer = new SkipModel.Limited();
        SkipModel model = Model();
        for (int step = 0; step < 3; step++)
        {
            optimizer.Apply(ref model, Gradients(float.NaN));
        }

        for (int attempt = 0; attempt < 2; attempt++)
        {
            NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() => optimizer.Apply(ref model, Gradients(float.NaN)));

            Assert.StartsWith(
                "3 steps in a row have been skipped, which is MaxConsecutiveSkippedSteps, and this one can't be taken either. The gradient of 'Weights' is NaN at [1]. Nothing has been changed.",
                thrown.Message, StringComparison.Ordinal);
            Assert.Contains("Look at the loss", thrown.Message, StringComparison.Ordinal);
            Assert.Equal((0, 3), (optimizer.Steps, optimizer.SkippedSteps));
        }
    }

    [Fact]
    public void A_step_that_is_taken_counts_from_0_again()
    {
        var optimizer = new SkipModel.Limited();
        SkipModel model = Model();
        for (int round = 0; round < 3; round++)
        {
            for (int step = 0; step < 3; step++)
            {
                optimizer.Apply(ref model, Gradients(1e30f)); // Its square overflows.
            }

            optimizer.Apply(ref model, Gradients(1));
        }

        Assert.Equal((3, 9), (optimizer.Steps, optimizer.SkippedSteps));
    }

    [Fact]
    public void A_dynamic_loss_scale_is_not_halved_any_more()
    {
        var optimizer = new SkipModel.Rescaling();
        SkipModel model = Model();
        optimizer.Apply(ref model, Gradients(float.PositiveInfinity));

        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() => optimizer.Apply(ref model, Gradients(float.NegativeInfinity)));

        Assert.StartsWith("1 step has been skipped, ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(16384, optimizer.LossScale);
        Assert.Equal(1, optimizer.SkippedSteps);
    }

    [Fact]
    public void An_accumulation_counts_as_well()
    {
        var optimizer = new SkipModel.Accumulating();
        SkipModel model = Model();
        optimizer.Apply(ref model, Gradients(1));
        optimizer.Apply(ref model, Gradients(float.NaN));
        optimizer.Apply(ref model, Gradients(float.NaN));

        // Three times (1.8e19 / 3)² is more than a quarter of the largest float, which leaves no room for later steps.
        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(
            () => optimizer.Apply(ref model, new SkipModel { Weights = [1.8e19f, 1.8e19f, 1.8e19f] }));

        Assert.Contains("The norm of all gradients overflows", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((1, 2), (optimizer.Steps, optimizer.SkippedSteps));
    }

    /// <summary>A loaded training continues like one that never stopped.</summary>
    [Fact]
    public void A_checkpoint_remembers_how_many_in_a_row()
    {
        SkipModel.Limited.State state = default;
        SkipModel model = Model();
        SkipModel.Limited.Apply(ref state, ref model, Gradients(float.NaN));
        Assert.Equal(1, state.ConsecutiveSkippedSteps);
        var saved = new SkipModel.Limited();
        for (int step = 0; step < 3; step++)
        {
            saved.Apply(ref model, Gradients(float.NaN));
        }

        var checkpoint = new ArrayBufferWriter<byte>();
        saved.SaveCheckpoint(checkpoint, in model);
        var loaded = new SkipModel.Limited();
        loaded.LoadCheckpoint(checkpoint.WrittenSpan, ref model);
        Assert.Throws<NotFiniteNumberException>(() => loaded.Apply(ref model, Gradients(float.NaN)));
        loaded.Reset();
        loaded.Apply(ref model, Gradients(float.NaN));
        Assert.Equal(1, loaded.SkippedSteps);

        // An optimizer without a limit does not count them, and each may load the other's checkpoint.
        var unlimited = new SkipModel.Unlimited();
        unlimited.LoadCheckpoint(checkpoint.WrittenSpan, ref model);
        unlimited.Apply(ref model, Gradients(float.NaN));
        Assert.Equal(4, unlimited.SkippedSteps);
        checkpoint = new ArrayBufferWriter<byte>();
        unlimited.SaveCheckpoint(checkpoint, in model);
        loaded.LoadCheckpoint(checkpoint.WrittenSpan, ref model);
        loaded.Apply(ref model, Gradients(float.NaN));
        Assert.Equal(5, loaded.SkippedSteps);
    }

    private static SkipModel Model() => new() { Weights = new float[3] };

    private static SkipModel Gradients(float second) => new() { Weights = [0, second, 0] };
}

[RMSpropConfig(Name = "Limited", NonFiniteGradients = NonFiniteGradients.SkipStep, MaxConsecutiveSkippedSteps = 3)]
[RMSpropConfig(Name = "Unlimited", NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "Rescaling", DynamicLossScale = true, MaxConsecutiveSkippedSteps = 1)]
[RMSpropConfig(Name = "Accumulating", GlobalClipNorm = 1, GradientAccumulationSteps = 3, NonFiniteGradients = NonFiniteGradients.SkipStep, MaxConsecutiveSkippedSteps = 2)]
internal partial struct SkipModel
{
    public float Bias;
    public float[] Weights;
}
