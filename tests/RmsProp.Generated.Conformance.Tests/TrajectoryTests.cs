using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// Every recorded run of Keras, taken again by a generated optimizer. What is expected comes from the recording: the
/// parameters after every step, both counters, the learning rate before every step, all slots at the end, and the
/// finalized parameters.
/// </summary>
public abstract class TrajectoryTests<TFields>
    where TFields : FieldKind, new()
{
    [Theory]
    [MemberData(nameof(Runs.Expressible), MemberType = typeof(Runs))]
    public void Reproduces_Keras_to_the_bit(string run)
    {
        string? mismatch = TrajectorySuite<TFields>.FindMismatch(run);

        Assert.True(mismatch is null, mismatch);
    }

    [Fact]
    public void Notices_a_rho_that_is_one_bit_off()
    {
        TrajectoryCase run = KerasTrajectories.ById("product/centered-mom-clipnorm-wd-ema");
        RMSpropArguments altered = run.Arguments with { Rho = MathF.BitIncrement((float)run.Arguments.Rho) };

        Assert.NotNull(TrajectorySuite<TFields>.FindMismatch(run, altered));
    }
}

public sealed class ArrayFieldTrajectories : TrajectoryTests<ArrayFields>;

public sealed class InlineFieldTrajectories : TrajectoryTests<InlineFields>;

public sealed class NestedFieldTrajectories : TrajectoryTests<NestedFields>;

public sealed class SpanFieldTrajectories : TrajectoryTests<SpanFields>;

public sealed class StaticFormTrajectories : TrajectoryTests<StaticForm>;

public sealed class TensorFieldTrajectories : TrajectoryTests<TensorFields>;
