using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Groups;

/// <summary>Every variable is updated as by an optimizer of its own with the arguments of its group, to the bit.</summary>
public class GroupTests
{
    private const int Steps = 6;

    // The boundary is never reached.
    private static readonly ILearningRateSchedule Constant = new PiecewiseConstantDecay([1000], [0.05, 0]);

    private static readonly RMSpropArguments Momentum = new() { LearningRate = 0.05, Momentum = 0.9 };

    [Fact]
    public void A_constant_learning_rate() => AssertFollows(new GroupModel.RMSprop(), Momentum, Constant, clipValue: 0.3);

    /// <summary>The rate of a group is a multiple of the schedule's, unless it has a constant of its own.</summary>
    [Fact]
    public void A_schedule() => AssertFollows(
        new GroupModel.Scheduled(), new RMSpropArguments { Momentum = 0.9 }, new ExponentialDecay(0.05, 3, 0.5), clipValue: null);

    [Fact]
    public void Moving_averages_and_accumulation_are_those_of_the_optimizer()
    {
        var arguments = new RMSpropArguments
        {
            LearningRate = 0.05, UseEma = true, EmaMomentum = 0.8, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 2,
        };
        var optimizer = new GroupModel.Averaged();
        GroupReference reference = AssertFollows(optimizer, arguments, Constant, clipValue: null);
        AssertSame(reference.MovingAverages, optimizer.MovingAverage.ToRows(), "moving average");
    }

    /// <summary>The norm is that of all variables, whatever their groups, computed here in double.</summary>
    [Fact]
    public void The_global_norm_is_that_of_all_groups()
    {
        var random = new RandomNumbers(5);
        var arguments = new RMSpropArguments { LearningRate = 0.05, GlobalClipNorm = 1.5 };
        var reference = new GroupReference(arguments, Constant);
        var optimizer = new GroupModel.GlobalNorm();
        double[][] expected = Rows(random);
        GroupModel model = GroupModel.Of(expected);
        for (int step = 0; step < Steps; step++)
        {
            double[][] gradients = Rows(random);
            double norm = Math.Sqrt(gradients.Sum(row => row.Sum(number => number * number)));
            double scale = 1.5 / Math.Max(norm, 1.5);
            expected = reference.Apply(expected, [.. gradients.Select(row => row.Select(number => number * scale).ToArray())]);

            optimizer.Apply(ref model, GroupModel.Of(gradients));

            // Rounding the norm and the scale, each by a relative error of at most 2^-22, moves no parameter by more than a few units.
            foreach ((double[] row, double[] actual) in expected.Zip(model.ToRows()))
            {
                Assert.All(row.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-6 * (1 + Math.Abs(pair.First))));
            }
        }
    }

    [Fact]
    public void A_slot_has_arrays_where_a_group_needs_it()
    {
        var optimizer = new GroupModel.RMSprop();
        GroupModel model = GroupModel.Create();
        optimizer.Build(in model);

        Assert.NotNull(optimizer.MomentumBuffer.Weights);
        Assert.NotNull(optimizer.MomentumBuffer.Embedding);
        Assert.Null(optimizer.AverageGradient.Weights);
        Assert.Null(optimizer.AverageGradient.Embedding);
        Assert.Null(optimizer.AverageGradient.Head.Kernel);
        Assert.NotNull(optimizer.Velocity.Head.Kernel);
    }

    [Fact]
    public void The_learning_rate_that_is_set_is_that_of_groups_without_one_of_their_own()
    {
        var optimizer = new GroupModel.RMSprop { LearningRate = 0 };
        var random = new RandomNumbers(3);
        double[][] before = Rows(random);
        GroupModel model = GroupModel.Of(before);

        optimizer.Apply(ref model, GroupModel.Of(Rows(random)));

        double[][] after = model.ToRows();
        bool[] hasMoved = [.. before.Zip(after, (first, second) => !first.SequenceEqual(second))];
        Assert.Equal([false, false, false, true, true, false, false, false, false], hasMoved);
    }

    [Fact]
    public void The_static_form_gives_the_same_bits()
    {
        var random = new RandomNumbers(7);
        var optimizer = new GroupModel.RMSprop();
        GroupModel.RMSprop.State state = default;
        GroupModel expected = GroupModel.Of(Rows(random));
        GroupModel model = GroupModel.Of(expected.ToRows());
        for (int step = 0; step < Steps; step++)
        {
            GroupModel gradients = GroupModel.Of(Rows(random));
            optimizer.Apply(ref expected, in gradients);
            GroupModel.RMSprop.Apply(ref state, ref model, in gradients);
            AssertSame(expected.ToRows(), model.ToRows(), $"step {step}");
        }
    }

    /// <summary>A null gradient leaves its variable unchanged, in every group.</summary>
    [Fact]
    public void A_missing_gradient_leaves_its_variable_alone()
    {
        var random = new RandomNumbers(11);
        double[][] before = Rows(random);
        GroupModel model = GroupModel.Of(before);
        GroupModel gradients = GroupModel.Of(Rows(random));
        gradients.Embedding = null!;
        gradients.Head.Kernel = null!;

        new GroupModel.RMSprop().Apply(ref model, in gradients);

        double[][] after = model.ToRows();
        Assert.Equal(before[1], after[1]);
        Assert.Equal(before[3], after[3]);
        Assert.NotEqual(before[0], after[0]);
    }

    [Fact]
    public void A_slot_of_another_shape_is_refused()
    {
        GroupModel.RMSprop.State state = default;
        GroupModel model = GroupModel.Create();
        GroupModel.RMSprop.Build(ref state, in model);
        state.MomentumBuffer.Embedding = new float[2, 5];

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => GroupModel.RMSprop.Apply(ref state, ref model, GroupModel.Create()));

        Assert.Contains("MomentumBuffer.Embedding", thrown.Message, StringComparison.Ordinal);
    }

    private static GroupReference AssertFollows(
        IRMSpropOptimizer<GroupModel> optimizer, RMSpropArguments arguments, ILearningRateSchedule learningRate, double? clipValue)
    {
        var random = new RandomNumbers(1);
        var reference = new GroupReference(arguments, learningRate, clipValue);
        double[][] expected = Rows(random);
        GroupModel model = GroupModel.Of(expected);
        for (int step = 0; step < Steps; step++)
        {
            double[][] gradients = Rows(random);
            expected = reference.Apply(expected, gradients);
            optimizer.Apply(ref model, GroupModel.Of(gradients));
            AssertSame(expected, model.ToRows(), $"step {step}");
        }

        return reference;
    }

    private static void AssertSame(double[][] expected, double[][] actual, string context)
    {
        for (int variable = 0; variable < expected.Length; variable++)
        {
            NumberAssert.SameBits<double>(expected[variable], actual[variable], $"{context}, variable {variable}.");
        }
    }

    private static double[][] Rows(RandomNumbers random) =>
    [
        .. GroupModel.Variables(new RMSpropArguments(), clipValue: null).Select(variable => variable.IsDouble
            ? random.Gradients<double>(variable.Length, 1)
            : [.. random.Gradients<float>(variable.Length, 1).Select(number => (double)number)]),
    ];
}
