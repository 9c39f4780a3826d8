using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Outside;

/// <summary>Losses of several types whose methods on the optimizer would have one signature.</summary>
public class SharedStepTests
{
    private const string Model = "[RMSpropConfig] public partial struct Model { public double A; [Differentiable] public static double Own(in Model model) => model.A; }";

    /// <summary>An error in a build and in an editor: one of them has the method, that in the struct before all others.</summary>
    [Theory]
    [InlineData("public static partial class First { [Differentiable] public static double Loss(in Model model, float[] x) => model.A; } public static partial class Second { [Differentiable] public static double Loss(in Model m, float[] y) => m.A; }", new[] { "Second" })]
    [InlineData("public static partial class First { [Differentiable] public static double Own(in Model model) => model.A; }", new[] { "First" })]
    [InlineData("public static partial class First { [Differentiable] public static double Loss(in Model model, float[] x) => model.A; } public static partial class Second { [Differentiable] public static double Loss(in Model model, double[] x) => model.A; }", new string[0])]
    [InlineData("public static partial class First { [Differentiable] public static double Loss(in Model model, float[] x) => model.A; } public static partial class Second { public static double Loss(in Model model, float[] x) => model.A; }", new string[0])]
    [InlineData("public static class First { [Differentiable] public static double Own(in Model model) => model.A; }", new[] { "First" })]
    public async Task The_second_one_is_an_error(string losses, string[] expected)
    {
        string source = DerivedLoss.Usings + Model + losses;
        HarnessOptions options = HarnessOptions.Default with { Nullable = false };
        Assert.Equal(expected, Types(GeneratorHarness.Run(options, source).Diagnostics));
        Assert.Equal(expected, Types(await GeneratorHarness.AnalyzeAsync(options, source)));
    }

    private static IEnumerable<string> Types(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(diagnostic => diagnostic.Id == "RMSP100").Select(diagnostic =>
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>()!.Identifier.Text);
}
