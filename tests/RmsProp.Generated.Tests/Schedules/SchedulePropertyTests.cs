using FsCheck;
using FsCheck.Xunit;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>Properties of the schedules for all arguments, by the definition of each.</summary>
public class SchedulePropertyTests
{
    // A few roundings of numbers of magnitude 1.
    private const double Tolerance = 1e-12;
    private const float SingleTolerance = 1e-6f;

    [Property]
    public void A_staircase_of_exponential_decay_is_constant_within_a_period(PositiveInt decaySteps, byte period, ushort offset)
    {
        var schedule = new ExponentialDecay(1, decaySteps.Get, 0.96, staircase: true);
        long start = (long)period * decaySteps.Get;
        long step = start + offset % decaySteps.Get;

        Assert.Equal(schedule.GetLearningRate(start), schedule.GetLearningRate(step));
        Assert.Equal(schedule.GetSingleLearningRate(start), schedule.GetSingleLearningRate(step));
    }

    [Property]
    public void Exponential_decay_multiplies_by_its_rate_in_every_period(PositiveInt decaySteps, ushort step, byte rate)
    {
        double decayRate = (rate + 1) / 256.0;
        foreach (bool staircase in new[] { false, true })
        {
            var schedule = new ExponentialDecay(1, decaySteps.Get, decayRate, staircase);

            Assert.Equal(
                schedule.GetLearningRate(step) * decayRate,
                schedule.GetLearningRate(step + decaySteps.Get),
                Tolerance);
        }
    }

    [Property]
    public void Inverse_time_decay_divides_by_one_plus_the_elapsed_time(PositiveInt decaySteps, ushort step, byte rate)
    {
        double decayRate = rate / 16.0;
        var schedule = new InverseTimeDecay(1, decaySteps.Get, decayRate);
        var staircase = new InverseTimeDecay(1, decaySteps.Get, decayRate, staircase: true);
        int periods = step / decaySteps.Get;

        Assert.Equal(1, schedule.GetLearningRate(step) * (1 + decayRate * step / decaySteps.Get), Tolerance);
        Assert.Equal(1, staircase.GetLearningRate(step) * (1 + decayRate * periods), Tolerance);
    }

    [Property]
    public void Inverse_time_decay_never_rises(PositiveInt decaySteps, ushort step, byte rate)
    {
        var schedule = new InverseTimeDecay(1, decaySteps.Get, rate / 16.0);

        Assert.True(schedule.GetLearningRate(step + 1) <= schedule.GetLearningRate(step));
        Assert.True(schedule.GetSingleLearningRate(step + 1) <= schedule.GetSingleLearningRate(step));
    }

    [Property]
    public void Polynomial_decay_ends_at_its_end(PositiveInt decaySteps, ushort beyond, byte end, PositiveInt power)
    {
        double endLearningRate = end / 1000.0;
        var schedule = new PolynomialDecay(0.1, decaySteps.Get, endLearningRate, power.Get / 10.0);
        long step = (long)decaySteps.Get + beyond;

        Assert.Equal(endLearningRate, schedule.GetLearningRate(step));
        Assert.Equal((float)endLearningRate, schedule.GetSingleLearningRate(step));
    }

    [Property]
    public void Polynomial_decay_in_cycles_comes_to_its_end_at_every_multiple(PositiveInt stepsBesidesOne, byte cycles)
    {
        int decaySteps = 1 + stepsBesidesOne.Get; // With a period of one step, every step is an end.
        var schedule = new PolynomialDecay(0.1, decaySteps, 0.02, power: 0.5, cycle: true);
        long step = (cycles + 1L) * decaySteps;

        Assert.Equal(0.02, schedule.GetLearningRate(step));
        Assert.Equal(0.02f, schedule.GetSingleLearningRate(step));
        Assert.True(schedule.GetLearningRate(step + 1) > 0.02);
    }

    [Property]
    public void Polynomial_decay_of_power_one_is_a_straight_line(PositiveInt decaySteps, ushort offset)
    {
        var schedule = new PolynomialDecay(1, decaySteps.Get, 0.25);
        int step = offset % decaySteps.Get;

        Assert.Equal((double)(1 - 0.75m * step / decaySteps.Get), schedule.GetLearningRate(step), Tolerance);
        Assert.Equal((float)(1 - 0.75m * step / decaySteps.Get), schedule.GetSingleLearningRate(step), SingleTolerance);
    }

    [Property]
    public void Cosine_decay_stays_between_alpha_and_the_initial_rate_and_falls(PositiveInt decaySteps, ushort step, byte fraction)
    {
        double alpha = fraction / 255.0;
        var schedule = new CosineDecay(1, decaySteps.Get, alpha);

        Assert.InRange(schedule.GetLearningRate(step), alpha - Tolerance, 1 + Tolerance);
        Assert.InRange(schedule.GetSingleLearningRate(step), (float)alpha - SingleTolerance, 1 + SingleTolerance);
        Assert.True(schedule.GetLearningRate(step + 1) <= schedule.GetLearningRate(step) + Tolerance);
    }

    [Property]
    public void Cosine_decay_is_symmetric_about_its_middle(PositiveInt decaySteps, ushort offset, byte fraction)
    {
        double alpha = fraction / 255.0;
        var schedule = new CosineDecay(1, decaySteps.Get, alpha);
        int step = offset % (decaySteps.Get + 1);

        Assert.Equal(
            1 + alpha,
            schedule.GetLearningRate(step) + schedule.GetLearningRate(decaySteps.Get - step),
            Tolerance);
    }

    [Property]
    public void A_warm_up_is_a_straight_line_and_then_the_plain_decay(PositiveInt decaySteps, PositiveInt warmupSteps, ushort step)
    {
        var schedule = new CosineDecay(0.25, decaySteps.Get, 0.1, warmupTarget: 1, warmupSteps.Get);
        var plain = new CosineDecay(1, decaySteps.Get, 0.1);
        int during = step % warmupSteps.Get;

        Assert.Equal((double)(0.25m + 0.75m * during / warmupSteps.Get), schedule.GetLearningRate(during), Tolerance);
        Assert.Equal(plain.GetLearningRate(step), schedule.GetLearningRate(warmupSteps.Get + (long)step));
        Assert.Equal(plain.GetSingleLearningRate(step), schedule.GetSingleLearningRate(warmupSteps.Get + (long)step));
    }

    /// <summary>The definition in the paper: walk from period to period, and take the cosine in the last one.</summary>
    [Property]
    public void Cosine_decay_with_restarts_is_a_cosine_in_every_period(PositiveInt firstDecaySteps, ushort step, byte growth)
    {
        int tMul = 1 + growth % 3;
        var schedule = new CosineDecayRestarts(1, firstDecaySteps.Get, tMul, mMul: 0.5, alpha: 0.1);
        long elapsed = step;
        long period = firstDecaySteps.Get;
        double peak = 1;
        for (; elapsed >= period; period *= tMul)
        {
            elapsed -= period;
            peak *= 0.5;
        }

        // Exactly at a restart, the logarithm may round either way; the recorded data show what Keras does.
        if (elapsed > 0)
        {
            double cosine = peak * (1 + Math.Cos(Math.PI * elapsed / period)) / 2;
            Assert.Equal(0.9 * cosine + 0.1, schedule.GetLearningRate(step), 1e-9);
        }
    }

    [Property]
    public void A_piecewise_constant_rate_is_the_value_after_the_boundaries_passed(ushort[] boundaries, ushort step)
    {
        double[] sorted = [.. boundaries.Append((ushort)100).Distinct().Order().Select(boundary => (double)boundary)];
        double[] values = [.. Enumerable.Range(1, sorted.Length + 1).Select(i => 0.1 * i)];
        var schedule = new PiecewiseConstantDecay(sorted, values);
        double expected = values[sorted.Count(boundary => boundary < step)];

        Assert.Equal(expected, schedule.GetLearningRate(step));
        Assert.Equal((float)expected, schedule.GetSingleLearningRate(step));
    }
}
