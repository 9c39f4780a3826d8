namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>State outside of tensors (counter, learning rate, schedule), and new optimizers.</summary>
public sealed class StateTests
{
    public static TheoryData<int> ScheduleIndices => [.. Enumerable.Range(0, Schedules.Length)];

    private static ILearningRateSchedule[] Schedules =>
    [
        new ExponentialDecay(0.1, 7.5, 1d / 3, staircase: true),
        new ExponentialDecay(0.1, 7, 0.8),
        new InverseTimeDecay(0.1, 3, 0.5, staircase: true),
        new PiecewiseConstantDecay([1, 3, 1e10], [0.1, double.NaN, double.PositiveInfinity, -1e-300]),
        new PolynomialDecay(0.1, 12, 0.01, 2, cycle: true),
        new CosineDecay(0.1, 30, 0.25),
        new CosineDecay(0, 25, 0.05, warmupTarget: 0.1, warmupSteps: 8),
        new CosineDecayRestarts(0.1, 5, 1.5, 0.8, 0.05),
    ];

    [Theory]
    [MemberData(nameof(ScheduleIndices))]
    public void A_schedule_that_was_set_is_restored(int index)
    {
        ILearningRateSchedule schedule = Schedules[index];
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.LearningRateSchedule = schedule;
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.RMSprop();

        loaded.LoadCheckpoint(checkpoint, ref parameters);

        Assert.IsType(schedule.GetType(), loaded.LearningRateSchedule);
        Assert.NotSame(schedule, loaded.LearningRateSchedule);
        foreach (long step in new long[] { 0, 1, 2, 3, 4, 10, 24, 31, 1000 })
        {
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(schedule.GetLearningRate(step)),
                BitConverter.DoubleToInt64Bits(loaded.LearningRateSchedule!.GetLearningRate(step)));
        }

        Assert.Equal(checkpoint, Saved.Of(loaded, in parameters));
    }

    [Fact]
    public void A_schedule_of_ones_own_must_be_set_before()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.LearningRateSchedule = new OwnSchedule();
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.RMSprop();

        string withNone = Assert.Throws<InvalidDataException>(() => loaded.LoadCheckpoint(checkpoint, ref parameters)).Message;
        loaded.LearningRateSchedule = new CosineDecay(0.1, 10);
        string withAnother = Assert.Throws<InvalidDataException>(() => loaded.LoadCheckpoint(checkpoint, ref parameters)).Message;
        var own = new OwnSchedule();
        loaded.LearningRateSchedule = own;
        loaded.LoadCheckpoint(checkpoint, ref parameters);

        using var schedule = System.Text.Json.JsonDocument.Parse(SafetensorsFile.Parse(checkpoint).Metadata["learning_rate_schedule"]);
        Assert.Equal(typeof(OwnSchedule).Namespace, schedule.RootElement.GetProperty("module").GetString());
        Assert.Equal(typeof(OwnSchedule).ToString(), schedule.RootElement.GetProperty("class_name").GetString());
        Assert.Contains(typeof(OwnSchedule).ToString(), withNone, StringComparison.Ordinal);
        Assert.Contains(typeof(CosineDecay).ToString(), withAnother, StringComparison.Ordinal);
        Assert.Same(own, loaded.LearningRateSchedule);
        Assert.Equal(3, loaded.Steps);
    }

    [Fact]
    public void The_configured_schedule_stays_the_same_object()
    {
        (SmallModel.Scheduled optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.Scheduled());
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.Scheduled();
        ILearningRateSchedule? configured = loaded.LearningRateSchedule;

        loaded.LoadCheckpoint(checkpoint, ref parameters);

        Assert.Same(configured, loaded.LearningRateSchedule);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1d / 3)]
    [InlineData(double.Epsilon)]
    [InlineData(3.4e38)]
    [InlineData(-0.0)]
    public void The_learning_rate_is_the_same_double(double rate)
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.LearningRate = rate;
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.RMSprop { LearningRateSchedule = new CosineDecay(0.1, 10) };

        loaded.LoadCheckpoint(checkpoint, ref parameters);

        Assert.Null(loaded.LearningRateSchedule);
        Assert.Equal(BitConverter.DoubleToInt64Bits(rate), BitConverter.DoubleToInt64Bits(loaded.LearningRate));
    }

    [Fact]
    public void A_schedule_that_was_taken_away_stays_away()
    {
        (SmallModel.Scheduled optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.Scheduled());
        optimizer.LearningRateSchedule = null;
        optimizer.LearningRate = 0.3;
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.Scheduled();

        loaded.LoadCheckpoint(checkpoint, ref parameters);

        Assert.Null(loaded.LearningRateSchedule);
        Assert.Equal(0.3, loaded.LearningRate);
    }

    /// <summary>It may count its calls, and a training must continue after saving as without it.</summary>
    [Fact]
    public void A_method_for_the_learning_rate_is_not_called()
    {
        (SmallModel.ByMethod optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.ByMethod());
        int calls = SmallModel.RateCalls;
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.ByMethod();

        loaded.LoadCheckpoint(checkpoint, ref parameters);

        Assert.Equal(calls, SmallModel.RateCalls);
        Assert.Equal(0.01 / 4, loaded.LearningRate);
        Assert.DoesNotContain("learning_rate", SafetensorsFile.Parse(checkpoint).Metadata.Keys);
    }

    [Fact]
    public void Where_a_method_gave_the_rate_another_optimizer_keeps_its_own()
    {
        (SmallModel.ByMethod optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.ByMethod());
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        var loaded = new SmallModel.RMSprop { LearningRate = 0.7 };

        loaded.LoadCheckpoint(checkpoint, ref parameters);

        Assert.Equal((3, 0.7), (loaded.Steps, loaded.LearningRate));
    }

    /// <summary>
    /// A scale that has fallen to 0 without a limit is raised to the limit of the loading optimizer, so that it divides nothing by 0.
    /// </summary>
    [Fact]
    public void A_loss_scale_is_loaded_into_its_limits()
    {
        var free = new LossScaleModel.Free();
        var model = new LossScaleModel { Value = 1 };
        free.Apply(ref model, new LossScaleModel { Value = 1 });
        byte[] high = Saved.Of(free, in model);
        for (int step = 0; step < 170; step++)
        {
            free.Apply(ref model, new LossScaleModel { Value = float.NaN });
        }

        Assert.Equal(0, free.LossScale);
        var limited = new LossScaleModel.Limited();
        limited.LoadCheckpoint(Saved.Of(free, in model), ref model);
        Assert.Equal(1, limited.LossScale);
        limited.Apply(ref model, new LossScaleModel { Value = 0 });
        Assert.True(float.IsFinite(model.Value));
        limited.LoadCheckpoint(high, ref model);
        Assert.Equal(16, limited.LossScale);
    }

    /// <summary>Seven good steps exceed the five after which the loading optimizer doubles its scale.</summary>
    [Fact]
    public void A_loss_scale_rises_however_many_good_steps_are_loaded()
    {
        var free = new LossScaleModel.Free();
        var model = new LossScaleModel { Value = 1 };
        for (int step = 0; step < 7; step++)
        {
            free.Apply(ref model, new LossScaleModel { Value = 1 });
        }

        var fast = new LossScaleModel.Fast();
        fast.LoadCheckpoint(Saved.Of(free, in model), ref model);
        fast.Apply(ref model, new LossScaleModel { Value = 1 });

        Assert.Equal(2 * free.LossScale, fast.LossScale);
    }

    [Fact]
    public void A_refused_checkpoint_does_not_build_an_optimizer()
    {
        (SmallModel.Centered other, SmallModel parameters) = SmallModel.Train(3, new SmallModel.Centered());
        byte[] checkpoint = Saved.Of(other, in parameters);
        var optimizer = new SmallModel.RMSprop();

        Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(checkpoint, ref parameters));

        Assert.Null(optimizer.Velocity.Weights);
    }

    [Fact]
    public void Shapes_must_be_those_of_the_checkpoint()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        SmallModel larger = parameters with { Weights = [1, 2, 3, 4] };
        SmallModel empty = parameters with { Weights = null! };

        string message = Assert.Throws<InvalidDataException>(() => new SmallModel.RMSprop().LoadCheckpoint(checkpoint, ref larger)).Message;

        Assert.Equal("The tensor 'Weights' of the checkpoint is F32 [3], but should be F32 [4].", message);
        Assert.Throws<ArgumentException>(() => optimizer.LoadCheckpoint(checkpoint, ref larger));
        Assert.Throws<ArgumentException>(() => optimizer.LoadCheckpoint(checkpoint, ref empty));
        Assert.Throws<ArgumentException>(() => Saved.Of(optimizer, in empty));
        Assert.Equal([1, 2, 3, 4], larger.Weights);
        Assert.Equal(checkpoint, Saved.Of(optimizer, in parameters));
    }

    [Fact]
    public void Fields_of_any_name_and_those_left_alone()
    {
        var parameters = new ScalarModel { Value = 1, SaveCheckpoint = 2, LoadCheckpoint = 3, VisitTensors = 4, KerasConfig = 5, visitor = 6, Left = 7 };
        byte[] checkpoint = Saved.Of(new ScalarModel.RMSprop(), in parameters);
        var loaded = new ScalarModel { Left = 8 };

        new ScalarModel.RMSprop().LoadCheckpoint(checkpoint, ref loaded);

        Assert.Equal(parameters with { Left = 8 }, loaded);
        Assert.DoesNotContain("Left", SafetensorsFile.Parse(checkpoint).Tensors.Select(tensor => tensor.Name));
    }

    private sealed class OwnSchedule : ILearningRateSchedule
    {
        public double GetLearningRate(long step) => 0.5;
    }
}
