using RmsProp.Generated.Digest;
using RmsProp.Generated.Tests.Allocation;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>
/// A step with a NaN or an infinity in a gradient changes nothing: the steps after it equal, to the bit, those of the same optimizer
/// without the guard that never took it.
/// </summary>
[Collection(nameof(Alone))]
public class NonFiniteGradientTests
{
    private const int Steps = 8;

    private static readonly double[] Strange = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<string> Configurations => ["Plain", "Full", "Accumulated", "ByNorm", "ByNormFast", "ByGlobalNorm", "Torch"];

    /// <summary>A bad step precedes every step, with the fault at another place each time.</summary>
    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_skipped_step_leaves_no_trace(string name)
    {
        for (int place = 0; place < GuardModel.Places; place++)
        {
            var random = new Random(place);
            IRMSpropOptimizer<GuardModel> unguarded = Create(name);
            IRMSpropOptimizer<GuardModel> guarded = Create(name + "Guarded");
            GuardModel expected = GuardModel.Random(random);
            GuardModel model = expected;
            (expected.Weights, expected.Table, expected.Memory) = ([.. model.Weights], (double[,])model.Table.Clone(), model.Memory.ToArray());
            for (int step = 0; step < Steps; step++)
            {
                GuardModel bad = GuardModel.Random(random);
                bad.Put((place + (7 * step)) % GuardModel.Places, Strange[step % 3]);
                guarded.Apply(ref model, in bad);
                Assert.Equal(step, guarded.Steps);
                Assert.Equal(step + 1, guarded.SkippedSteps);

                GuardModel gradients = GuardModel.Random(random);
                unguarded.Apply(ref expected, in gradients);
                guarded.Apply(ref model, in gradients);
                Assert.Equal(expected.ToBytes(), model.ToBytes());
            }

            Assert.Equal(unguarded.Iterations, guarded.Iterations);
            Assert.Equal(
                Optimizers.SlotsOf(unguarded).Select(slot => Convert.ToHexString(slot.ToBytes())),
                Optimizers.SlotsOf(guarded).Select(slot => Convert.ToHexString(slot.ToBytes())));
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_step_that_throws_names_the_place_and_changes_nothing(string name)
    {
        for (int place = 0; place < GuardModel.Places; place++)
        {
            var random = new Random(place);
            IRMSpropOptimizer<GuardModel> optimizer = Create(name + "Throwing");
            GuardModel model = GuardModel.Random(random);
            GuardModel good = GuardModel.Random(random);
            optimizer.Apply(ref model, in good);
            byte[] before = model.ToBytes();
            string[] slots = [.. Optimizers.SlotsOf(optimizer).Select(slot => Convert.ToHexString(slot.ToBytes()))];
            double number = Strange[place % 3];
            string where = good.Put(place, number);

            NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() => optimizer.Apply(ref model, in good));

            Assert.Contains(where, thrown.Message, StringComparison.Ordinal);
            Assert.Equal(number, thrown.OffendingNumber);
            Assert.Equal(before, model.ToBytes());
            Assert.Equal(slots, Optimizers.SlotsOf(optimizer).Select(slot => Convert.ToHexString(slot.ToBytes())));
            Assert.Equal(1, optimizer.Steps);
        }
    }

    /// <summary>Arrays without a gradient are left out of the check as well as of the step.</summary>
    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_missing_gradient_is_finite(string name)
    {
        var random = new Random(1);
        IRMSpropOptimizer<GuardModel> unguarded = Create(name);
        IRMSpropOptimizer<GuardModel> guarded = Create(name + "Guarded");
        GuardModel expected = GuardModel.Random(new Random(2));
        GuardModel model = GuardModel.Random(new Random(2));
        for (int step = 0; step < Steps; step++)
        {
            GuardModel gradients = GuardModel.Random(random);
            gradients.Weights = null!;
            gradients.Table = step % 2 == 0 ? null! : gradients.Table;
            gradients.Memory = default;
            unguarded.Apply(ref expected, in gradients);
            guarded.Apply(ref model, in gradients);
            Assert.Equal(expected.ToBytes(), model.ToBytes());
            gradients.Row[16] = float.NaN;
            guarded.Apply(ref model, in gradients);
            Assert.Equal(expected.ToBytes(), model.ToBytes());
        }

        Assert.Equal((Steps, Steps), (guarded.Steps, guarded.SkippedSteps));
    }

    /// <summary>In float the infinite norm would ruin every parameter; the norms of Fast are in double.</summary>
    [Theory]
    [InlineData("ByNorm", Steps)]
    [InlineData("ByGlobalNorm", Steps)]
    [InlineData("ByNormFast", 0)]
    public void A_norm_that_overflows_is_a_reason_to_skip(string name, int skipped)
    {
        var random = new Random(1);
        IRMSpropOptimizer<GuardModel> guarded = Create(name + "Guarded");
        GuardModel model = GuardModel.Random(new Random(2));
        byte[] before = model.ToBytes();
        for (int step = 0; step < Steps; step++)
        {
            GuardModel gradients = GuardModel.Random(random);
            gradients.Weights[3] = 1e30f;
            guarded.Apply(ref model, in gradients);
        }

        Assert.Equal((skipped, Steps - skipped), (guarded.SkippedSteps, guarded.Steps));
        Assert.Equal(skipped > 0, before.SequenceEqual(model.ToBytes()));
        Assert.True(float.IsFinite(model.Weights[3]));
    }

    /// <summary>All of it in the first step, before anything has been built.</summary>
    [Fact]
    public void The_first_step_can_be_the_bad_one()
    {
        GuardModel model = GuardModel.Random(new Random(4));
        byte[] before = model.ToBytes();
        GuardModel gradients = GuardModel.Create();
        gradients.Single = float.NaN;
        GuardModel.FullGuarded.State state = default;

        GuardModel.FullGuarded.Apply(ref state, ref model, in gradients);

        Assert.Equal(before, model.ToBytes());
        Assert.Equal((0, 1), (state.Steps, state.SkippedSteps));
        Assert.All(state.MovingAverage.ToBytes(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Shapes_are_looked_at_first()
    {
        GuardModel model = GuardModel.Create();
        GuardModel gradients = GuardModel.Create();
        gradients.Single = float.NaN;
        gradients.Weights = new float[3];
        var optimizer = new GuardModel.PlainGuarded();

        Assert.Throws<ArgumentException>(() => optimizer.Apply(ref model, in gradients));

        Assert.Equal(0, optimizer.SkippedSteps);
    }

    [Fact]
    public void Missing_gradients_are_no_reason_to_skip()
    {
        GuardModel model = GuardModel.Random(new Random(4));
        GuardModel gradients = GuardModel.Create();
        (gradients.Weights, gradients.Table, gradients.Memory) = (null!, null!, default);
        var optimizer = new GuardModel.ByNormGuarded();

        optimizer.Apply(ref model, in gradients);

        Assert.Equal((1, 0), (optimizer.Steps, optimizer.SkippedSteps));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Skipping_allocates_nothing(string name)
    {
        GuardModel model = GuardModel.Create();
        GuardModel gradients = GuardModel.Create();
        gradients.Weights[7] = float.NaN;
        Assert.Empty(AllocationMeter.Complaints(
            Create(name + "Guarded"), ref model, in gradients, static (in GuardModel _, ref GuardModel bad) =>
            {
                bad.Double = double.NaN;
                return 0;
            }));
    }

    [Fact]
    public void A_checkpoint_remembers_how_many_were_skipped()
    {
        GuardModel model = GuardModel.Create();
        GuardModel gradients = GuardModel.Create();
        gradients.Single = float.NaN;
        var optimizer = new GuardModel.PlainGuarded();
        optimizer.Apply(ref model, in gradients);
        var checkpoint = new System.Buffers.ArrayBufferWriter<byte>();
        optimizer.SaveCheckpoint(checkpoint, in model);
        var loaded = new GuardModel.PlainGuarded();

        loaded.LoadCheckpoint(checkpoint.WrittenSpan, ref model);

        Assert.Equal(1, loaded.SkippedSteps);
        loaded.Reset();
        Assert.Equal(0, loaded.SkippedSteps);
    }

    private static IRMSpropOptimizer<GuardModel> Create(string name) => Optimizers.Of<GuardModel>()[name]();
}
