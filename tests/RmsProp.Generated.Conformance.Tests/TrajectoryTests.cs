using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// Repeats every recorded run with a generated optimizer. The recording has the expected values: the parameters after every step, both
/// counters, the learning rate before every step, all slots at the end, the loss scale before and after every step, and the finalized
/// parameters, as far as the framework has them.
/// </summary>
public abstract class TrajectoryTests<TFields>
    where TFields : FieldKind, new()
{
    [Theory]
    [MemberData(nameof(Runs.ExpressibleOfKeras), MemberType = typeof(Runs))]
    public void Reproduces_Keras_to_the_bit(string run) => Reproduces(Recording.Keras, run);

    [Theory]
    [MemberData(nameof(Runs.KerasLossScale), MemberType = typeof(Runs))]
    public void Reproduces_the_loss_scale_of_Keras_to_the_bit(string run) => Reproduces(Recording.KerasLossScale, run);

    [Theory]
    [MemberData(nameof(Runs.PyTorch), MemberType = typeof(Runs))]
    public void Reproduces_PyTorch_to_the_bit(string run) => Reproduces(Recording.PyTorch, run);

    [Fact]
    public void Notices_a_rho_that_is_one_bit_off()
    {
        TrajectoryCase run = Recording.Keras.ById("product/centered-mom-clipnorm-wd-ema");
        RMSpropArguments altered = run.Arguments with { Rho = MathF.BitIncrement((float)run.Arguments.Rho) };

        Assert.NotNull(TrajectorySuite<TFields>.FindMismatch(run, altered));
    }

    /// <summary>The two recordings of PyTorch differ only in rounding, and a generated optimizer rounds like one of them.</summary>
    [Fact]
    public void Notices_that_PyTorch_rounds_differently_on_older_processors()
    {
        TrajectoryCase run = Recording.PyTorchUnfused.ById("product/float32-default-centered-mom-wd-min");

        Assert.NotNull(TrajectorySuite<TFields>.FindMismatch(run, run.Arguments));
    }

    [Fact]
    public void Notices_a_loss_scale_that_grows_a_step_late()
    {
        TrajectoryCase run = Recording.KerasLossScale.ById("growth2");
        RMSpropArguments altered = run.Arguments with { DynamicGrowthSteps = run.Arguments.DynamicGrowthSteps + 1 };

        Assert.Contains("LossScale", TrajectorySuite<TFields>.FindMismatch(run, altered), StringComparison.Ordinal);
    }

    private static void Reproduces(Recording recording, string run)
    {
        string? mismatch = TrajectorySuite<TFields>.FindMismatch(recording, run);

        Assert.True(mismatch is null, mismatch);
    }
}

public sealed class ArrayFieldTrajectories : TrajectoryTests<ArrayFields>;

public sealed class InlineFieldTrajectories : TrajectoryTests<InlineFields>;

public sealed class NestedFieldTrajectories : TrajectoryTests<NestedFields>;

public sealed class SpanFieldTrajectories : TrajectoryTests<SpanFields>;

public sealed class StaticFormTrajectories : TrajectoryTests<StaticForm>;

public sealed class TensorFieldTrajectories : TrajectoryTests<TensorFields>;
