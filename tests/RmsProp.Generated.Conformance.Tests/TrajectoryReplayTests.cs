using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The comparison itself: it finds a single wrong bit anywhere. The driver is the reference, which reproduces the recordings, altered in
/// one place.
/// </summary>
public sealed class TrajectoryReplayTests
{
    private const string Plain = "null-gradient/plain";
    private const string Averaged = "null-gradient/ema";
    private const string NonFinite = "extreme/nonfinite-noclip";

    [Fact]
    public void Sees_the_last_bit_of_a_parameter_and_tells_where_it_is()
    {
        // Recorded after step 2: a = [0.6837724, -0.68377227], b = [1.536331].
        string? mismatch = Replay(Plain, driver => driver.AfterStep = (step, parameters) =>
            parameters[1][0] = step == 2 ? MathF.BitIncrement((float)parameters[1][0]) : parameters[1][0]);

        Assert.Equal("null-gradient/plain: step 2, parameters, b[0]: expected 1.536331 (0x3FC4A67F), actual 1.5363312 (0x3FC4A680)", mismatch);
    }

    [Fact]
    public void Sees_the_sign_of_a_zero()
    {
        // Recorded at the end: velocity of v1 = [0].
        string? mismatch = Replay("extreme/zero-gradients-plain", driver => driver.OfSlot = (_, slot) => slot[1][0] = -slot[1][0]);

        Assert.EndsWith("Velocity, v1[0]: expected 0 (0x00000000), actual -0 (0x80000000)", mismatch, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_any_NaN_for_a_NaN()
    {
        double otherNaN = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001);
        Assert.Contains(Recording.Keras.ById(NonFinite).Steps.SelectMany(step => step.Parameters).SelectMany(row => row), double.IsNaN);

        Assert.Null(Replay(NonFinite, driver => driver.AfterStep = (_, parameters) => Replace(parameters, double.IsNaN, otherNaN)));
    }

    [Fact]
    public void Does_not_take_a_number_for_a_NaN() =>
        Assert.NotNull(Replay(NonFinite, driver => driver.AfterStep = (_, parameters) => Replace(parameters, double.IsNaN, 0)));

    [Fact]
    public void Sees_a_wrong_slot() =>
        Assert.Contains("Velocity, a[0]", Replay(Plain, driver => driver.OfSlot = (_, slot) => slot[0][0] *= 2), StringComparison.Ordinal);

    [Fact]
    public void Sees_a_missing_slot() =>
        Assert.EndsWith("there is no slot 'Velocity'", Replay(Plain, driver => driver.HasSlots = false), StringComparison.Ordinal);

    [Fact]
    public void Sees_a_wrong_number_of_steps() =>
        Assert.EndsWith("step 1, Steps: expected 1, actual 2", Replay(Plain, driver => driver.ExtraSteps = 1), StringComparison.Ordinal);

    [Fact]
    public void Sees_a_wrong_number_of_iterations() =>
        Assert.EndsWith("step 1, Iterations: expected 1, actual 2", Replay(Plain, driver => driver.ExtraIterations = 1), StringComparison.Ordinal);

    [Fact]
    public void Sees_a_wrong_learning_rate() =>
        Assert.Contains("before step 1, LearningRate", Replay(Plain, driver => driver.LearningRateFactor = 2), StringComparison.Ordinal);

    [Fact]
    public void Sees_parameters_that_are_not_finalized() =>
        Assert.Contains("finalized parameters", Replay(Averaged, driver => driver.Finalizes = false), StringComparison.Ordinal);

    private static string? Replay(string run, Action<AlteredDriver> alter)
    {
        TrajectoryCase trajectory = Recording.Keras.ById(run);
        Assert.False(trajectory.IsDouble, string.Create(CultureInfo.InvariantCulture, $"{run} is in float64"));
        var driver = new AlteredDriver(new ReferenceDriver<float>(trajectory));
        alter(driver);
        return TrajectoryReplay.FindMismatch(trajectory, driver);
    }

    private static void Replace(double[][] parameters, Predicate<double> which, double by)
    {
        foreach (double[] row in parameters)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = which(row[i]) ? by : row[i];
            }
        }
    }

    private sealed class AlteredDriver(ITrajectoryDriver inner) : ITrajectoryDriver
    {
        public Action<long, double[][]> AfterStep { get; set; } = (_, _) => { };

        public Action<string, double[][]> OfSlot { get; set; } = (_, _) => { };

        public bool HasSlots { get; set; } = true;

        public bool Finalizes { get; set; } = true;

        public long ExtraSteps { get; set; }

        public long ExtraIterations { get; set; }

        public double LearningRateFactor { get; set; } = 1;

        public long Steps => inner.Steps + ExtraSteps;

        public long? Iterations => inner.Iterations + ExtraIterations;

        public double? LearningRate => inner.LearningRate * LearningRateFactor;

        public void SetParameters(double[][] values) => inner.SetParameters(values);

        public void SetLearningRate(double learningRate) => inner.SetLearningRate(learningRate);

        public void Apply(double[]?[] gradients) => inner.Apply(gradients);

        public double[][] Parameters()
        {
            double[][] parameters = inner.Parameters();
            AfterStep(inner.Steps, parameters);
            return parameters;
        }

        public double[][]? Slot(string name)
        {
            double[][]? slot = HasSlots ? inner.Slot(name) : null;
            if (slot is not null)
            {
                OfSlot(name, slot);
            }

            return slot;
        }

        public void FinalizeVariableValues()
        {
            if (Finalizes)
            {
                inner.FinalizeVariableValues();
            }
        }
    }
}
