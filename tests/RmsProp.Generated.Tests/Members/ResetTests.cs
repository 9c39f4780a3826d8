using FsCheck.Xunit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Members;

/// <summary>A reset returns an optimizer to its initial state.</summary>
public class ResetTests
{
    [Property(MaxTest = 10, Arbitrary = [typeof(Seed)])]
    public void A_run_after_it_gives_the_same_bits(Seed seed)
    {
        foreach (Func<IRMSpropOptimizer<MixedModel>> create in MixedModel.Optimizers)
        {
            IRMSpropOptimizer<MixedModel> optimizer = create();
            byte[] first = Run(optimizer, seed);
            optimizer.LearningRateSchedule = new OneQuarter();

            optimizer.Reset();

            Assert.Equal(0, optimizer.Steps);
            Assert.Equal(first, Run(optimizer, seed));
        }
    }

    [Fact]
    public void It_restores_the_learning_rate_that_was_configured()
    {
        var constant = new MixedModel.Plain { LearningRate = 5 };
        var scheduled = new MixedModel.Scheduled { LearningRateSchedule = null };
        scheduled.LearningRate = 5;
        var byMethod = new MixedModel.ByMethod { LearningRateSchedule = new OneQuarter() };

        constant.Reset();
        scheduled.Reset();
        byMethod.Reset();

        Assert.Equal(0.001, constant.LearningRate);
        Assert.IsType<CosineDecay>(scheduled.LearningRateSchedule);
        Assert.Equal(0.1, scheduled.LearningRate);
        Assert.Null(byMethod.LearningRateSchedule);
        Assert.Equal(0.1, byMethod.LearningRate);
    }

    [Fact]
    public void It_forgets_the_slots()
    {
        var optimizer = new ResetModel.RMSprop();
        var model = new ResetModel { Value = 1 };
        optimizer.Apply(ref model, new ResetModel { Value = 1 });
        Assert.NotEqual(0, optimizer.Velocity.Value);

        optimizer.Reset();

        Assert.Equal(0, optimizer.Velocity.Value);
        Assert.Equal(0, optimizer.MovingAverage.Value);
    }

    private static byte[] Run(IRMSpropOptimizer<MixedModel> optimizer, Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        MixedModel model = MixedModel.Random(random);
        for (int step = 0; step < 6; step++)
        {
            optimizer.Apply(ref model, MixedModel.Random(random));
        }

        return model.ToBytes();
    }

    private sealed class OneQuarter : ILearningRateSchedule
    {
        public double GetLearningRate(long step) => 0.25;
    }
}

[RMSpropConfig(UseEma = true)]
internal partial struct ResetModel
{
    public float Value;
}
