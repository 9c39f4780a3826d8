using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>What is loaded of a checkpoint, and whose learning rate counts.</summary>
public sealed class CheckpointOptionsTests
{
    private static readonly CheckpointOptions ParametersOnly = new() { ParametersOnly = true };
    private static readonly CheckpointOptions KeepLearningRate = new() { KeepLearningRate = true };

    [Fact]
    public void Parameters_alone_leave_the_optimizer_as_it_is()
    {
        var (saved, savedParameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        var (optimizer, parameters) = SmallModel.Train(5, new SmallModel.RMSprop(), seed: 100);
        optimizer.LearningRate = 0.125;
        float[] velocity = [.. optimizer.Velocity.Weights];

        optimizer.LoadCheckpoint(Saved.Of(saved, in savedParameters), ref parameters, ParametersOnly);

        Assert.Equal(savedParameters.Weights, parameters.Weights);
        Assert.Equal(savedParameters.Table, parameters.Table);
        Assert.Equal(savedParameters.Bias, parameters.Bias);
        Assert.Equal(5, optimizer.Steps);
        Assert.Equal(0.125, optimizer.LearningRate);
        Assert.Equal(velocity, optimizer.Velocity.Weights);
    }

    /// <summary>The checkpoint has a momentum, and this optimizer has none; the other way round likewise.</summary>
    [Fact]
    public void Parameters_alone_do_not_need_the_same_slots()
    {
        var (saved, savedParameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] checkpoint = Saved.Of(saved, in savedParameters);
        SmallModel parameters = SmallModel.Create(seed: 1);
        SmallModel untouched = SmallModel.Create(seed: 1);
        var optimizer = new SmallModel.WithoutMomentum();

        Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(checkpoint, ref untouched));
        optimizer.LoadCheckpoint(checkpoint, ref parameters, ParametersOnly);
        new SmallModel.RMSprop().LoadCheckpoint(Saved.Of(optimizer, in parameters), ref untouched, ParametersOnly);

        Assert.Equal(savedParameters.Weights, parameters.Weights);
        Assert.Equal(savedParameters.Weights, untouched.Weights);
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void Damage_is_noticed_all_the_same()
    {
        var (saved, savedParameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] checkpoint = Saved.Of(saved, in savedParameters);
        checkpoint[^1] ^= 1; // A slot.
        SmallModel parameters = SmallModel.Create(seed: 1);
        float[] before = [.. parameters.Weights];

        Assert.Throws<InvalidDataException>(() => new SmallModel.RMSprop().LoadCheckpoint(checkpoint, ref parameters, ParametersOnly));

        Assert.Equal(before, parameters.Weights);
    }

    [Fact]
    public void The_learning_rate_may_stay()
    {
        var (saved, savedParameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        saved.LearningRate = 0.25;
        byte[] checkpoint = Saved.Of(saved, in savedParameters);
        var ofFile = new SmallModel.RMSprop();
        var kept = new SmallModel.RMSprop();
        SmallModel first = SmallModel.Create(seed: 1);
        SmallModel second = SmallModel.Create(seed: 1);

        ofFile.LoadCheckpoint(checkpoint, ref first);
        using var stream = new MemoryStream(checkpoint);
        kept.LoadCheckpoint(stream, ref second, KeepLearningRate);

        Assert.Equal(0.25, ofFile.LearningRate);
        Assert.Equal(0.01, kept.LearningRate);
        Assert.Equal(3, kept.Steps);
        Assert.Equal(saved.Velocity.Weights, kept.Velocity.Weights);
        Assert.Equal(savedParameters.Weights, second.Weights);
    }

    [Fact]
    public void So_may_a_schedule_or_none()
    {
        using var folder = new TemporaryFolder();
        var (scheduled, scheduledParameters) = SmallModel.Train(3, new SmallModel.Scheduled());
        scheduled.SaveCheckpoint(folder.File, in scheduledParameters);
        SmallModel parameters = SmallModel.Create(seed: 1);
        var constant = new SmallModel.RMSprop();
        var own = new SmallModel.Scheduled();
        ILearningRateSchedule? schedule = own.LearningRateSchedule;

        constant.LoadCheckpoint(folder.File, ref parameters, KeepLearningRate);
        own.LoadCheckpoint(folder.File, ref parameters, KeepLearningRate);

        Assert.Null(constant.LearningRateSchedule);
        Assert.Equal(0.01, constant.LearningRate);
        Assert.Same(schedule, own.LearningRateSchedule);
        Assert.NotNull(schedule);
        Assert.Equal(3, own.Steps);
    }
}
