namespace RmsProp.Generated.Tests.Schedules;

/// <summary>The schedules' checks of arguments and steps, and their results at very large steps.</summary>
public class ScheduleArgumentTests
{
    private const long Huge = 1L << 40;

    public static TheoryData<string> ClassNames => new(KerasSchedule.ClassNames);

    public static TheoryData<string, double> DurationsThatAreNotPositive
    {
        get
        {
            TheoryData<string, double> data = [];
            foreach (string className in KerasSchedule.ClassNames.Except([nameof(PiecewiseConstantDecay)]))
            {
                foreach (double steps in new[] { 0, -0.0, -0.5, -10, double.NegativeInfinity })
                {
                    data.Add(className, steps);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(DurationsThatAreNotPositive))]
    public void A_duration_that_is_not_positive_is_named_and_quoted(string className, double steps)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Create(className, steps));

        Assert.Equal(className == nameof(CosineDecayRestarts) ? "firstDecaySteps" : "decaySteps", exception.ParamName);
        Assert.Equal(steps, exception.ActualValue);
        Assert.Contains("must be greater than 0", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    public void Counts_of_boundaries_and_values_that_do_not_match_are_quoted(int boundaries, int values)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => new PiecewiseConstantDecay(new double[boundaries], new double[values]));

        Assert.Equal("values", exception.ParamName);
        Assert.Contains("exactly one value more than boundaries", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{boundaries} boundaries and {values} values", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piecewise_schedule_without_boundaries_is_told_that_it_needs_one()
    {
        var exception = Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([], [1]));

        Assert.Equal("boundaries", exception.ParamName);
        Assert.Contains("at least one boundary", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piecewise_schedule_keeps_its_own_copy_of_its_arguments()
    {
        double[] boundaries = [10];
        double[] values = [1, 0.5];
        var schedule = new PiecewiseConstantDecay(boundaries, values);
        boundaries[0] = 0;
        values[0] = 7;

        Assert.Equal([10.0], schedule.Boundaries.ToArray());
        Assert.Equal(1, schedule.GetLearningRate(10));
    }

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void A_negative_step_is_named_and_quoted(string className)
    {
        ILearningRateSchedule schedule = Create(className, 10);

        foreach (Func<object> evaluate in new Func<object>[]
                 {
                     () => schedule.GetLearningRate(-1),
                     () => schedule.GetSingleLearningRate(-1),
                 })
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(evaluate);
            Assert.Equal("step", exception.ParamName);
            Assert.Equal(-1L, exception.ActualValue);
        }
    }

    // All are set so that the exact rate at the step is half of the initial rate, 1.
    [Theory]
    [InlineData(nameof(ExponentialDecay), Huge)]
    [InlineData(nameof(PiecewiseConstantDecay), Huge + 1)]
    [InlineData(nameof(PolynomialDecay), Huge / 2)]
    [InlineData(nameof(InverseTimeDecay), Huge)]
    [InlineData(nameof(CosineDecay), Huge / 2)]
    [InlineData(nameof(CosineDecayRestarts), Huge / 2)]
    [InlineData(nameof(CosineDecayRestarts), Huge + Huge)]
    public void Steps_beyond_32_bits_do_not_overflow(string className, long step)
    {
        ILearningRateSchedule schedule = Create(className, Huge);

        Assert.Equal(0.5, schedule.GetLearningRate(step), 1e-15);
        Assert.Equal(0.5f, schedule.GetSingleLearningRate(step), 1e-7f);
    }

    [Fact]
    public void A_boundary_beyond_the_precision_of_float_is_exact()
    {
        var schedule = new PiecewiseConstantDecay([Huge], [1, 0.5]);

        Assert.Equal(1, schedule.GetSingleLearningRate(Huge));
        Assert.Equal(0.5f, schedule.GetSingleLearningRate(Huge + 1));
    }

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void The_last_step_there_can_be_has_a_rate(string className)
    {
        ILearningRateSchedule schedule = Create(className, 10);

        Assert.InRange(schedule.GetLearningRate(long.MaxValue), 0, 1);
        Assert.InRange(schedule.GetSingleLearningRate(long.MaxValue), 0, 1);
    }

    private static ILearningRateSchedule Create(string className, double steps) => className switch
    {
        nameof(ExponentialDecay) => new ExponentialDecay(1, steps, 0.5),
        nameof(PiecewiseConstantDecay) => new PiecewiseConstantDecay([steps], [1, 0.5]),
        nameof(PolynomialDecay) => new PolynomialDecay(1, steps, endLearningRate: 0),
        nameof(InverseTimeDecay) => new InverseTimeDecay(1, steps, 1),
        nameof(CosineDecay) => new CosineDecay(1, steps),
        nameof(CosineDecayRestarts) => new CosineDecayRestarts(1, steps),
        _ => throw new ArgumentOutOfRangeException(nameof(className), className, "Not a schedule."),
    };
}
