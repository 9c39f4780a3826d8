namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Constructs whose value and gradient are compared with the user's own method and with the oracle.</summary>
public class ComparedTests
{
    public static TheoryData<string> Constructs => [.. ComparedRows.All.Select(row => row.Construct)];

    [Theory, MemberData(nameof(Constructs))]
    public void A_construct_has_the_value_of_the_method_and_the_gradient_of_the_oracle(string construct) =>
        ComparedLoss.Check(ComparedRows.All.Single(row => row.Construct == construct));
}
