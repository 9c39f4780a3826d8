using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Robustness;

/// <summary>What was derived is kept while nothing changes that a loss reads, in whatever file, and no longer.</summary>
public class CacheTests
{
    private const string Loss = """
        [RMSpropConfig]
        public partial struct Model
        {
            public double A;

            [Differentiable]
            public static double Loss(in Model model, double x) => Helpers.Scaled(model.A) * x;
        }
        """;

    /// <summary>The factor of a method in another file is that of the last edit; edits of what no loss reads, and moves, change nothing.</summary>
    [Fact]
    public void An_edit_of_a_method_that_a_loss_calls_is_seen()
    {
        string[] bodies = ["2 * v", "3 * v", "3 * v", "v * Rate", "2 * v"];
        string[] others = ["public static int Other() => 1;", "public static int Other() => 1;", "public static int Other() => 2;", "public static int Other() => 2;", "public static int Other() => 1;"];
        double[] gradients = [.. bodies.Zip(others, (body, other) => DerivedLoss.Call(
            [DerivedLoss.Usings + $"public static class Helpers {{ private const double Rate = 7; {other} public static double Scaled(double v) => {body}; public static double Rated() => Rate; }}"],
            Loss,
            "Model model = new() { A = 1 }, gradients = default; Model.LossAndGradient(in model, 1, ref gradients); return [gradients.A];")[0])];
        Assert.Equal([2, 3, 3, 7, 2], gradients);
    }
}
