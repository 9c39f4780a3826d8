using RmsProp.Generated.TestKit;
using Xunit.Abstractions;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>Counts the replays, so that no recorded run can go missing unnoticed.</summary>
public sealed class TrajectoryCountTests(ITestOutputHelper output)
{
    // The numbers in Data/README.md, less the one run that no attribute can express.
    private const int Basic = 208;
    private const int Extra = 12 - 1;
    private const int LossScale = 17;
    private const int PyTorch = 144;

    private static readonly Func<Recording, string, string?>[] Suites =
    [
        TrajectorySuite<ArrayFields>.FindMismatch,
        TrajectorySuite<InlineFields>.FindMismatch,
        TrajectorySuite<NestedFields>.FindMismatch,
        TrajectorySuite<SpanFields>.FindMismatch,
        TrajectorySuite<StaticForm>.FindMismatch,
        TrajectorySuite<TensorFields>.FindMismatch,
    ];

    [Fact]
    public void All_runs_of_Keras_are_reproduced_with_every_kind_of_field() =>
        AllAreReproduced(Recording.Keras, Basic + Extra, $"Keras trajectories ({Basic} + {Extra})");

    [Fact]
    public void All_runs_of_the_loss_scale_are_reproduced_with_every_kind_of_field() =>
        AllAreReproduced(Recording.KerasLossScale, LossScale, "Keras trajectories with a dynamic loss scale");

    [Fact]
    public void All_runs_of_PyTorch_are_reproduced_with_every_kind_of_field() =>
        AllAreReproduced(Recording.PyTorch, PyTorch, "PyTorch trajectories");

    [Fact]
    public void Only_the_run_with_fractional_accumulation_steps_is_left_out()
    {
        IEnumerable<string> leftOut = Recording.Keras.All.Except(Recording.Keras.Expressible).Select(trajectory => trajectory.Id);

        Assert.Equal(["float-accumulation-steps/2.5"], leftOut);
        Assert.Equal(Recording.KerasLossScale.All, Recording.KerasLossScale.Expressible);
        Assert.Equal(Recording.PyTorch.All, Recording.PyTorch.Expressible);
    }

    private void AllAreReproduced(Recording recording, int expected, string what)
    {
        string[] runs = [.. recording.Expressible.Select(trajectory => trajectory.Id).Distinct()];
        int reproduced = runs.Count(run => Suites.All(findMismatch => findMismatch(recording, run) is null));

        output.WriteLine($"{reproduced} of {expected} {what} reproduced to the bit, {Suites.Length} field kinds each");
        Assert.Equal(expected, reproduced);
    }
}
