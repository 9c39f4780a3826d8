using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Which loops over samples are taken in lanes. That they are right is compared with the rows they come from.</summary>
public class SampleLanesTests
{
    public static TheoryData<string> Constructs => [.. ComparedRows.Samples().Concat(ComparedRows.SingleSamples()).Select(row => row.Construct)];

    [Theory, MemberData(nameof(Constructs))]
    public void Each_lane_takes_a_sample_where_all_have_the_same_turns(string construct)
    {
        ComparedRow? inLanes = ComparedRows.Samples().SingleOrDefault(row => row.Construct == construct);
        bool isInLanes = inLanes is not null;
        ComparedRow row = inLanes ?? ComparedRows.SingleSamples().Single(row => row.Construct == construct);
        string source = GeneratorHarness.Run(ComparedLoss.Options, DerivedLoss.Usings + row.Source).Sources.Single(source => source.Key.Contains(".Loss", StringComparison.Ordinal)).Value;
        Assert.Equal(isInLanes, source.Contains("/// <para>Takes 8 turns of the loop over s together.</para>", StringComparison.Ordinal));
        Assert.True(!isInLanes || source.Contains("Vector512<double>", StringComparison.Ordinal));
    }
}
