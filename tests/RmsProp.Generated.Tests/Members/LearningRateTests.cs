namespace RmsProp.Generated.Tests.Members;

/// <summary>
/// The source of the learning rate. In these models ρ = 1 and ε = 1, so the velocity stays 0, and with gradients of 1 a step reduces
/// every parameter by exactly the learning rate.
/// </summary>
public class LearningRateTests
{
    [Fact]
    public void A_constant_is_what_was_configured_until_it_is_set()
    {
        var optimizer = new RateModel.Constant();
        var model = new RateModel { Value = 1 };

        Assert.Equal(0.25, optimizer.LearningRate);
        Assert.Null(optimizer.LearningRateSchedule);
        Assert.Equal(0.25f, Step(optimizer, ref model));

        optimizer.LearningRate = 0.125;

        Assert.Equal(0.125, optimizer.LearningRate);
        Assert.Equal(0.125f, Step(optimizer, ref model));
        Assert.Equal(0.125f, Step(optimizer, ref model));
    }

    [Fact]
    public void A_rate_of_nothing_configured_is_that_of_Keras()
    {
        Assert.Equal(0.001, new CounterModel.Plain().LearningRate);
    }

    [Fact]
    public void A_number_set_comes_back_as_it_is_even_if_parameters_round_it()
    {
        var optimizer = new RateModel.Constant { LearningRate = 0.1 };

        Assert.Equal(0.1, optimizer.LearningRate);
    }

    [Fact]
    public void A_schedule_gives_the_rate_of_the_step_to_come()
    {
        var optimizer = new RateModel.Scheduled();
        var model = new RateModel { Value = 1 };

        // Halved every step.
        foreach (float rate in new[] { 0.5f, 0.25f, 0.125f, 0.0625f })
        {
            Assert.Equal(rate, optimizer.LearningRate);
            Assert.Equal(rate, Step(optimizer, ref model));
        }

        Assert.IsType<ExponentialDecay>(optimizer.LearningRateSchedule);
    }

    [Fact]
    public void Under_a_schedule_the_rate_of_float_parameters_is_a_float_number()
    {
        var schedule = new ExponentialDecay(0.1, decaySteps: 7, decayRate: 0.3);
        var singles = new RateModel.Constant { LearningRateSchedule = schedule };
        var doubles = new DoubleRateModel.RMSprop { LearningRateSchedule = schedule };
        var model = new RateModel();
        var doubleModel = new DoubleRateModel();
        singles.Apply(ref model, new RateModel { Value = 1 });
        doubles.Apply(ref doubleModel, new DoubleRateModel { Value = 1 });

        Assert.Equal(schedule.GetSingleLearningRate(1), singles.LearningRate);
        Assert.Equal(schedule.GetLearningRate(1), doubles.LearningRate);
        Assert.NotEqual(singles.LearningRate, doubles.LearningRate);
    }

    [Fact]
    public void Under_a_schedule_the_rate_cannot_be_set()
    {
        var optimizer = new RateModel.Scheduled();
        var model = new RateModel { Value = 1 };

        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1);

        Assert.Contains("schedule", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(nameof(optimizer.LearningRateSchedule), exception.Message, StringComparison.Ordinal);
        Assert.Equal(0.5f, Step(optimizer, ref model));
    }

    [Fact]
    public void Taking_the_schedule_away_keeps_the_rate_in_force_and_lets_it_be_set()
    {
        var optimizer = new RateModel.Scheduled();
        var model = new RateModel { Value = 1 };
        Step(optimizer, ref model);

        optimizer.LearningRateSchedule = null;

        Assert.Null(optimizer.LearningRateSchedule);
        Assert.Equal(0.25f, Step(optimizer, ref model));
        Assert.Equal(0.25f, Step(optimizer, ref model));

        optimizer.LearningRate = 0.5;

        Assert.Equal(0.5f, Step(optimizer, ref model));
    }

    [Fact]
    public void A_schedule_takes_the_place_of_a_constant_and_of_another_schedule()
    {
        foreach (IRMSpropOptimizer<RateModel> optimizer in new IRMSpropOptimizer<RateModel>[] { new RateModel.Constant(), new RateModel.Scheduled() })
        {
            var model = new RateModel { Value = 1 };
            Step(optimizer, ref model);

            var schedule = new PiecewiseConstantDecay([1], [1, 0.5]);
            optimizer.LearningRateSchedule = schedule;

            Assert.Same(schedule, optimizer.LearningRateSchedule);
            Assert.Equal(1, Step(optimizer, ref model)); // Step 1, not past the boundary yet: the steps keep counting.
            Assert.Equal(0.5f, Step(optimizer, ref model));
            Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1);
        }
    }

    [Fact]
    public void A_method_gives_the_rate_of_every_step()
    {
        var optimizer = new RateModel.ByMethod();
        var model = new RateModel { Value = 1 };

        foreach (float rate in new[] { 1, 0.5f, 0.25f })
        {
            Assert.Equal(rate, optimizer.LearningRate);
            Assert.Equal(rate, Step(optimizer, ref model));
        }
    }

    [Fact]
    public void Under_a_method_the_rate_cannot_be_set()
    {
        var optimizer = new RateModel.ByMethod();

        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1);

        Assert.Contains("'Halving'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, optimizer.LearningRate);
    }

    [Fact]
    public void A_schedule_takes_the_place_of_a_method_until_it_is_taken_away()
    {
        var optimizer = new RateModel.ByMethod();
        var model = new RateModel { Value = 1 };
        Step(optimizer, ref model);

        optimizer.LearningRateSchedule = new PiecewiseConstantDecay([100], [0.75, 0]);
        Assert.Equal(0.75f, Step(optimizer, ref model));

        optimizer.LearningRateSchedule = null;
        Assert.Equal(0.25f, Step(optimizer, ref model)); // Step 2 of the method.
        Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1);
    }

    [Fact]
    public void A_schedule_is_asked_once_for_every_update_and_for_nothing_else()
    {
        var schedule = new RecordingSchedule();
        var optimizer = new RateModel.Accumulating { LearningRateSchedule = schedule };
        var model = new RateModel { Value = 1 };

        for (int step = 0; step < 9; step++)
        {
            optimizer.Apply(ref model, new RateModel { Value = 1 });
        }

        // Keras counts calls, not updates: those with the numbers 2, 5 and 8 update.
        Assert.Equal([2, 5, 8], schedule.SingleSteps);
        Assert.Empty(schedule.DoubleSteps);
    }

    [Fact]
    public void A_schedule_is_asked_in_the_types_of_the_parameters()
    {
        var schedule = new RecordingSchedule();
        var optimizer = new MixedRateModel.RMSprop { LearningRateSchedule = schedule };
        var model = new MixedRateModel();

        optimizer.Apply(ref model, new MixedRateModel { Single = 1, Double = 1 });

        Assert.Equal([0], schedule.SingleSteps);
        Assert.Equal([0], schedule.DoubleSteps);
        Assert.Equal(-RecordingSchedule.SingleRate, model.Single);
        Assert.Equal(-RecordingSchedule.DoubleRate, model.Double);
    }

    [Fact]
    public void A_schedule_that_knows_no_float_is_rounded()
    {
        var optimizer = new RateModel.Constant { LearningRateSchedule = new OneTenth() };
        var model = new RateModel { Value = 0 };

        Assert.Equal(0.1f, Step(optimizer, ref model));
        Assert.Equal(0.1f, optimizer.LearningRate);
    }

    /// <summary>Takes a step with a gradient of 1.</summary>
    /// <returns>The reduction of the value: the learning rate.</returns>
    private static float Step(IRMSpropOptimizer<RateModel> optimizer, ref RateModel model)
    {
        float before = model.Value;
        optimizer.Apply(ref model, new RateModel { Value = 1 });
        return before - model.Value;
    }

    private sealed class OneTenth : ILearningRateSchedule
    {
        public double GetLearningRate(long step) => 0.1;
    }

    /// <summary>Records the steps it is called with.</summary>
    private sealed class RecordingSchedule : ILearningRateSchedule
    {
        public const double DoubleRate = 0.5;
        public const float SingleRate = 0.25f;

        public List<long> DoubleSteps { get; } = [];

        public List<long> SingleSteps { get; } = [];

        public double GetLearningRate(long step)
        {
            DoubleSteps.Add(step);
            return DoubleRate;
        }

        public float GetSingleLearningRate(long step)
        {
            SingleSteps.Add(step);
            return SingleRate;
        }
    }
}

[RMSpropConfig(Name = "Constant", LearningRate = 0.25, Rho = 1, Epsilon = 1)]
[RMSpropConfig(Name = "Scheduled", Rho = 1, Epsilon = 1)]
[RMSpropConfig(Name = "ByMethod", LearningRateMethod = nameof(Halving), Rho = 1, Epsilon = 1)]
[RMSpropConfig(Name = "Accumulating", Rho = 1, Epsilon = 1, GradientAccumulationSteps = 3)]
[ExponentialDecay(Optimizer = "Scheduled", InitialLearningRate = 0.5, DecaySteps = 1, DecayRate = 0.5)]
internal partial struct RateModel
{
    public float Value;

    private static float Halving(long step) => 1f / (1 << (int)step);
}

[RMSpropConfig(Rho = 1, Epsilon = 1)]
internal partial struct DoubleRateModel
{
    public double Value;
}

[RMSpropConfig(Rho = 1, Epsilon = 1)]
internal partial struct MixedRateModel
{
    public float Single;
    public double Double;
}
