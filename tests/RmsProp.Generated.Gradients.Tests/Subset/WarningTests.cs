using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>What an editor says about a loss whose gradient is right, and may not be what is meant.</summary>
public class WarningTests
{
    /// <summary>Nothing of the parameters reaches it, so that its gradient is 0.</summary>
    [Theory, InlineData("x * x"), InlineData("Gradients.Stop(model.A) * x")]
    public async Task A_loss_that_no_parameter_reaches_is_told_of(string loss)
    {
        var diagnostics = await GeneratorHarness.AnalyzeAsync(
            HarnessOptions.Default,
            DerivedLoss.Usings + $"[RMSpropConfig] public partial struct Model {{ public double A; [Differentiable] public static double Loss(in Model model, double x) => {loss}; }}");
        Assert.Equal("RMSP109", Assert.Single(diagnostics, diagnostic => diagnostic.Id.StartsWith("RMSP", StringComparison.Ordinal)).Id);
    }

    /// <summary>
    /// A number that is equal to a constant by chance loses its gradient in the branch. An infinity, or the largest number there is, only
    /// marks that there is none, and warnings about it would end builds without need.
    /// </summary>
    [Theory]
    [InlineData("model.A == 0", "RMSP108")]
    [InlineData("model.A != 1", "RMSP108")]
    [InlineData("model.A == double.NegativeInfinity", "RMSP107")]
    [InlineData("double.MaxValue == model.A", "RMSP107")]
    [InlineData("(float)model.A != float.PositiveInfinity", "RMSP107")]
    [InlineData("model.A > 0", "RMSP107")]
    public async Task A_test_of_a_parameter_is_told_of(string test, string rule)
    {
        var diagnostics = await GeneratorHarness.AnalyzeAsync(
            HarnessOptions.Default,
            DerivedLoss.Usings + $"[RMSpropConfig] public partial struct Model {{ public double A; [Differentiable] public static double Loss(in Model model) => {test} ? model.A : 2 * model.A; }}");
        Diagnostic diagnostic = Assert.Single(diagnostics, diagnostic => diagnostic.Id.StartsWith("RMSP", StringComparison.Ordinal));
        Assert.Equal((rule, test), (diagnostic.Id, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
    }
}
