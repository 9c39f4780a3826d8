using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// The cost of an edit, by counters instead of the clock: the gates of the benchmarks' command <c>generator</c>, small enough for every
/// build. Everything runs on one thread.
/// </summary>
public class EditCostTests
{
    private const int Edits = 7;

    public static TheoryData<int, int> Projects => new()
    {
        { 10, 1 },
        { 10, 50 },
        { 10, 300 },
        { 100, 50 },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_unrelated_edit_allocates_little_more_than_finding_structs_and_losses_does(int files, int targets)
    {
        EditedProject project = new(files, targets);
        EditCost reference = EditMeter.Median(project, new EmptyGenerator(), EditScenario.Unrelated, Edits);
        EditCost cost = EditMeter.Median(project, new RMSpropGenerator(), EditScenario.Unrelated, Edits);
        Assert.Equal(0, cost.Emissions);
        Assert.True(
            cost.AllocatedBytes <= 1.2 * reference.AllocatedBytes,
            $"{cost.AllocatedBytes} bytes for each edit, and {reference.AllocatedBytes} of a generator that does nothing");
    }

    [Theory]
    [InlineData(EditScenario.Comment, 0)]
    [InlineData(EditScenario.Hyperparameter, 1)]
    [InlineData(EditScenario.NewTarget, 1)]
    public void Only_what_an_edit_is_about_is_written_anew(EditScenario scenario, int emissions) =>
        Assert.Equal(emissions, EditMeter.Median(new EditedProject(10, 50), new RMSpropGenerator(), scenario, Edits).Emissions);

    [Fact]
    public void The_meter_sees_a_generator_that_writes_everything_anew()
    {
        EditedProject project = new(10, 50);
        Assert.Equal(50, EditMeter.Median(project, new ForgetfulGenerator(), EditScenario.Unrelated, Edits).Emissions);
        Assert.Equal(50, EditMeter.Cold(project, new RMSpropGenerator()).Emissions);
    }

    /// <summary>Its values never equal previous ones.</summary>
    private sealed class ForgetfulGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(typeof(RMSpropConfigAttribute).FullName!, (_, _) => true, (context, _) => (new object(), context.TargetSymbol.Name)),
            (output, value) => output.AddSource(value.Name, "// " + value.Name));
    }
}
