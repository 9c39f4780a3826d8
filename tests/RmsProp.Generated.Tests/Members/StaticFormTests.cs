using FsCheck.Xunit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Members;

/// <summary>The static form on a state that the caller owns gives the same bits as the instance form.</summary>
public class StaticFormTests
{
    private const int Steps = 7;

    [Property(MaxTest = 5, Arbitrary = [typeof(Seed)])]
    public void A_constant_rate(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        var optimizer = new MixedModel.Full();
        MixedModel.Full.State state = default;
        MixedModel expected = MixedModel.Random(random);
        MixedModel model = expected.Copy();
        for (int step = 1; step <= Steps; step++)
        {
            MixedModel gradients = MixedModel.Random(random);
            optimizer.Apply(ref expected, in gradients);
            MixedModel.Full.Apply(ref state, ref model, in gradients);
            Assert.Equal(expected.ToBytes(), model.ToBytes());
        }

        Assert.Equal(optimizer.Steps, state.Steps);
        Assert.Equal(optimizer.Velocity.ToBytes(), state.Velocity.ToBytes());
        Assert.Equal(optimizer.MomentumBuffer.ToBytes(), state.MomentumBuffer.ToBytes());
        Assert.Equal(optimizer.AverageGradient.ToBytes(), state.AverageGradient.ToBytes());
        Assert.Equal(optimizer.AccumulatedGradient.ToBytes(), state.AccumulatedGradient.ToBytes());
        Assert.Equal(optimizer.MovingAverage.ToBytes(), state.MovingAverage.ToBytes());
    }

    [Property(MaxTest = 5, Arbitrary = [typeof(Seed)])]
    public void A_schedule(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        var optimizer = new MixedModel.Scheduled();
        MixedModel.Scheduled.State state = default;
        MixedModel expected = MixedModel.Random(random);
        MixedModel model = expected.Copy();
        for (int step = 1; step <= Steps; step++)
        {
            MixedModel gradients = MixedModel.Random(random);
            optimizer.Apply(ref expected, in gradients);
            MixedModel.Scheduled.Apply(ref state, ref model, in gradients);
            Assert.Equal(expected.ToBytes(), model.ToBytes());
        }

        optimizer.FinalizeVariableValues(ref expected);
        MixedModel.Scheduled.FinalizeVariableValues(ref state, ref model);
        Assert.Equal(expected.ToBytes(), model.ToBytes());
        Assert.Equal(state.MovingAverage.ToBytes(), model.ToBytes());
    }

    [Property(MaxTest = 5, Arbitrary = [typeof(Seed)])]
    public void A_method(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        var optimizer = new MixedModel.ByMethod();
        MixedModel.ByMethod.State state = default;
        MixedModel expected = MixedModel.Random(random);
        MixedModel model = expected.Copy();
        for (int step = 1; step <= Steps; step++)
        {
            MixedModel gradients = MixedModel.Random(random);
            optimizer.Apply(ref expected, in gradients);
            MixedModel.ByMethod.Apply(ref state, ref model, in gradients);
            Assert.Equal(expected.ToBytes(), model.ToBytes());
        }
    }

    [Property(MaxTest = 5, Arbitrary = [typeof(Seed)])]
    public void A_rate_of_the_callers(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        var optimizer = new MixedModel.Full();
        MixedModel.Full.State state = default;
        MixedModel expected = MixedModel.Random(random);
        MixedModel model = expected.Copy();
        for (int step = 1; step <= Steps; step++)
        {
            double rate = 0.1 / step;
            MixedModel gradients = MixedModel.Random(random);
            optimizer.LearningRate = rate;
            optimizer.Apply(ref expected, in gradients);
            MixedModel.Full.Apply(ref state, ref model, in gradients, rate);
            Assert.Equal(expected.ToBytes(), model.ToBytes());
        }
    }

    /// <summary>Without arrays a state is a value: a copy of it is a checkpoint.</summary>
    [Fact]
    public void A_copy_of_an_inline_state_goes_on_from_where_it_was_taken()
    {
        CheckpointModel.RMSprop.State state = default;
        var model = new CheckpointModel { Left = 1, Right = 2 };
        var gradients = new CheckpointModel { Left = 3, Right = -4 };
        CheckpointModel.RMSprop.Apply(ref state, ref model, in gradients);
        CheckpointModel.RMSprop.State checkpoint = state;
        CheckpointModel saved = model;
        CheckpointModel.RMSprop.Apply(ref state, ref model, in gradients);

        CheckpointModel.RMSprop.Apply(ref checkpoint, ref saved, in gradients);

        Assert.Equal(model.Left, saved.Left);
        Assert.Equal(model.Right, saved.Right);
        Assert.Equal(state, checkpoint);
    }

    [Fact]
    public void Building_allocates_the_slots()
    {
        MixedModel.Full.State state = default;
        MixedModel model = MixedModel.Random(new RandomNumbers(1));
        Assert.Null(state.Velocity.Array);

        MixedModel.Full.Build(ref state, in model);

        Assert.Equal(model.Array.Length, state.Velocity.Array!.Length);
        Assert.Equal(model.Table.GetLength(1), state.MovingAverage.Table.GetLength(1));
        Assert.Equal(0, state.Steps);
        Assert.All(state.Velocity.ToBytes(), number => Assert.Equal(0, number));
    }

    [Fact]
    public void A_ref_struct()
    {
        var optimizer = new SpanModel.RMSprop();
        SpanModel.RMSprop.State state = default;
        float[] expected = [1, 2, 3];
        float[] actual = [1, 2, 3];
        for (int step = 1; step <= Steps; step++)
        {
            var gradients = new SpanModel { Scalar = step, Values = new float[] { 1, -step, 3 } };
            var left = new SpanModel { Values = expected };
            var right = new SpanModel { Values = actual };
            optimizer.Apply(ref left, in gradients);
            SpanModel.RMSprop.Apply(ref state, ref right, in gradients);
            Assert.Equal(left.Scalar, right.Scalar);
            NumberAssert.SameBits<float>(expected, actual);
        }

        NumberAssert.SameBits<float>(optimizer.Velocity.Values, state.Velocity.Values);
        Assert.Equal(optimizer.Velocity.Scalar, state.Velocity.Scalar);
    }
}

[RMSpropConfig(Momentum = 0.9, UseEma = true)]
internal partial struct CheckpointModel
{
    public float Left;
    public double Right;
}

[RMSpropConfig(LearningRate = 0.1, UseEma = true, EmaOverwriteFrequency = 3)]
internal ref partial struct SpanModel
{
    public Span<float> Values;
    public float Scalar;
}
