namespace RmsProp.Generated.Tests.Members;

/// <summary>An invalid rate is refused at its source, before anything changes.</summary>
public class InvalidLearningRateTests
{
    private static readonly double[] NoRates = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.1, -1e-30];

    public static TheoryData<double> Invalid => [.. NoRates];

    public static TheoryData<double> InvalidAsSingle => [.. NoRates, 1e39, double.MaxValue];

    [Theory]
    [MemberData(nameof(InvalidAsSingle))]
    public void It_can_not_be_set(double rate)
    {
        var optimizer = new BadRateModel.Constant();

        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = rate);

        Assert.Equal(("value", (object)rate), (thrown.ParamName, thrown.ActualValue));
        Assert.Contains("finite", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0.25, optimizer.LearningRate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.0)]
    [InlineData(float.MaxValue)]
    [InlineData(1e-300)]
    public void What_is_a_rate_can_be_set(double rate)
    {
        var optimizer = new BadRateModel.Constant { LearningRate = rate };
        BadRateModel model = default;
        optimizer.Apply(ref model, new BadRateModel { Value = 0 });
        Assert.Equal(1, optimizer.Steps);
    }

    [Fact]
    public void A_large_one_is_a_rate_of_doubles()
    {
        var optimizer = new DoubleRateModel.RMSprop { LearningRate = 1e39 };
        Assert.Equal(1e39, optimizer.LearningRate);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixedRateModel.RMSprop { LearningRate = 1e39 });
    }

    [Theory]
    [MemberData(nameof(InvalidAsSingle))]
    public void It_can_not_be_passed(double rate)
    {
        BadRateModel.Constant.State state = default;
        var model = new BadRateModel { Value = 1 };

        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(
            () => BadRateModel.Constant.Apply(ref state, ref model, new BadRateModel { Value = 1 }, rate));

        Assert.Equal("learningRate", thrown.ParamName);
        Assert.Equal((0, 1), (state.Steps, model.Value));
        BadRateModel.Constant.Apply(ref state, ref model, new BadRateModel { Value = 1 }, 0);
        Assert.Equal((1, 1), (state.Steps, model.Value));
    }

    [Theory]
    [MemberData(nameof(InvalidAsSingle))]
    public void A_schedule_that_gives_it_is_named_with_the_step(double rate)
    {
        var optimizer = new BadRateModel.Constant { LearningRateSchedule = new Fixed(rate) };
        var model = new BadRateModel { Value = 1 };
        optimizer.Apply(ref model, new BadRateModel { Value = 0 });
        optimizer.Apply(ref model, new BadRateModel { Value = 0 });

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref model, new BadRateModel { Value = 1 }));

        Assert.StartsWith("The schedule 'Fixed' gives the learning rate ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(" for step 2 ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), (optimizer.Steps, model.Value));
    }

    /// <summary>Otherwise the constant that replaces it would be invalid.</summary>
    [Fact]
    public void A_schedule_that_gives_it_leaves_no_constant()
    {
        var schedule = new Fixed(double.NaN);
        var optimizer = new BadRateModel.Constant { LearningRateSchedule = schedule };
        var model = new BadRateModel { Value = 1 };
        optimizer.Apply(ref model, new BadRateModel { Value = 0 });
        optimizer.Apply(ref model, new BadRateModel { Value = 0 });

        Assert.Throws<InvalidOperationException>(() => optimizer.LearningRateSchedule = null);
        Assert.Same(schedule, optimizer.LearningRateSchedule);
        optimizer.LearningRateSchedule = new PiecewiseConstantDecay([10], [0.5, 0.25]);
        optimizer.LearningRateSchedule = null;
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    /// <summary>Keras' schedules accept any arguments: a negative base to a fractional power is NaN at step 1.</summary>
    [Fact]
    public void A_configured_schedule_that_gives_it_is_named_in_both_forms()
    {
        var optimizer = new BadRateModel.Scheduled();
        BadRateModel.Scheduled.State state = default;
        var model = new BadRateModel { Value = 1 };
        optimizer.Apply(ref model, new BadRateModel { Value = 0 });
        BadRateModel.Scheduled.Apply(ref state, ref model, new BadRateModel { Value = 0 });

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref model, new BadRateModel { Value = 1 }));
        InvalidOperationException thrownByStatic = Assert.Throws<InvalidOperationException>(
            () => BadRateModel.Scheduled.Apply(ref state, ref model, new BadRateModel { Value = 1 }));

        Assert.StartsWith("The schedule 'ExponentialDecay' gives the learning rate NaN for step 1 (the first is 0) in float.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(thrown.Message, thrownByStatic.Message);
        Assert.Equal((1, 1, 1), (optimizer.Steps, state.Steps, model.Value));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_method_that_gives_it_is_named_in_both_forms(double rate)
    {
        BadRateModel.Given = rate;
        var optimizer = new BadRateModel.ByMethod();
        BadRateModel.ByMethod.State state = default;
        var model = new BadRateModel { Value = 1 };

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref model, new BadRateModel { Value = 1 }));
        InvalidOperationException thrownByStatic = Assert.Throws<InvalidOperationException>(
            () => BadRateModel.ByMethod.Apply(ref state, ref model, new BadRateModel { Value = 1 }));

        Assert.StartsWith("The method 'Rate' gives the learning rate ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(thrown.Message, thrownByStatic.Message);
        Assert.Equal((0, 0, 1), (optimizer.Steps, state.Steps, model.Value));
    }

    /// <summary>The schedule is called for both types.</summary>
    [Fact]
    public void One_that_is_infinite_in_float_alone_is_none()
    {
        var optimizer = new MixedRateModel.RMSprop { LearningRateSchedule = new Fixed(1e39) };
        var model = new MixedRateModel { Single = 1, Double = 1 };
        optimizer.Apply(ref model, default);
        optimizer.Apply(ref model, default);

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(
            () => optimizer.Apply(ref model, new MixedRateModel { Single = 1, Double = 1 }));

        Assert.Contains("in float", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (model.Single, model.Double));
    }

    /// <summary>Returns the rate from step 2 on, and 0.5 before.</summary>
    private sealed class Fixed(double rate) : ILearningRateSchedule
    {
        public double GetLearningRate(long step) => step < 2 ? 0.5 : rate;
    }
}

#pragma warning disable RMSP014 // A base that is negative is what is to be tried.
[RMSpropConfig(Name = "Constant", LearningRate = 0.25)]
[RMSpropConfig(Name = "Scheduled")]
[RMSpropConfig(Name = "ByMethod", LearningRateMethod = nameof(Rate))]
[ExponentialDecay(Optimizer = "Scheduled", InitialLearningRate = 0.1, DecaySteps = 10, DecayRate = -0.5)]
#pragma warning restore RMSP014
internal partial struct BadRateModel
{
    public float Value;

    [ThreadStatic]
    private static double _given;

    public static double Given
    {
        set => _given = value;
    }

    private static double Rate() => _given;
}
