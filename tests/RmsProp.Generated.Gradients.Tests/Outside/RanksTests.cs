using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Outside;

/// <summary>Losses that ranks minimize: the mean over the examples of a batch, which they share.</summary>
public class RanksTests
{
    // The batch has the numbers 1 to 8: each rank takes half of them, and the loss is w times their mean. Gradients are sums of powers of two.
    private const string Step = """
        float[] x = [1, 2, 3, 4, 5, 6, 7, 8];
        double[] y = [1, 2, 3, 4, 5, 6, 7, 8];
        Model alone = new() { W = 2 }, together = alone;
        var optimizer = new Model.RMSprop();
        double[] losses = [optimizer.Minimize(ref alone, (in Model model, ref Model gradients) => CALL_ALONE), 0, 0];
        object bothHave = new();
        InProcessRanks.Run(2, ranks =>
        {
            Model model = new() { W = 2 };
            var sharded = new Model.RMSprop.Sharded(ranks, 2);
            double loss = CALL;
            lock (bothHave) { losses[1 + ranks.Rank] = loss; together = model; }
        });
        return [.. losses, alone.W - together.W, alone.W < 2 ? 1 : 0];
        """;

    /// <summary>The struct by reference and by value, numbers of both types, the range at either place.</summary>
    [Theory]
    [InlineData("float", "in Model model, Range examples, ReadOnlySpan<float> x", "0..8, x")]
    [InlineData("double", "Model model, double[] y, in Range @in", "y, 0..8")]
    [InlineData("double", "ref readonly Model model, double[] y, Range exception", "y, 0..8")]
    public void Ranks_take_the_step_of_one(string type, string parameters, string arguments)
    {
        string range = parameters.Contains("@in", StringComparison.Ordinal) ? "@in" : parameters.Contains("exception", StringComparison.Ordinal) ? "exception" : "examples";
        string data = arguments.Contains('y', StringComparison.Ordinal) ? "y" : "x";
        double[] actual = DerivedLoss.Call(
            $$"""
            [Sharded, RMSpropConfig]
            public partial struct Model
            {
                public {{type}} W;

                [Differentiable]
                public static {{type}} Loss({{parameters}})
                {
                    {{type}} sum = 0;
                    for (int i = {{range}}.Start.Value; i < {{range}}.End.Value; i++) sum += model.W * {{data}}[i];
                    return sum / ({{range}}.End.Value - {{range}}.Start.Value);
                }
            }
            """,
            Step.Replace("CALL_ALONE", $"Model.LossAndGradient({(parameters.StartsWith("Model", StringComparison.Ordinal) ? "" : "in ")}model, {arguments}, ref gradients)", StringComparison.Ordinal).Replace("CALL", $"sharded.MinimizeLoss(ref model, {arguments})", StringComparison.Ordinal));
        Assert.Equal([9, 9, 9, 0, 1], actual);
    }

    /// <summary>What a loss throws on one rank ends the step on all of them: none waits for the others.</summary>
    [Fact]
    public void An_exception_of_a_loss_ends_the_step_on_all_ranks()
    {
        double[] thrown = DerivedLoss.Call(
            """
            [Sharded, RMSpropConfig]
            public partial struct Model
            {
                public double W;

                [Differentiable]
                public static double Loss(in Model model, double[] x, Range examples) => model.W * x[examples.Start.Value];
            }
            """,
            """
            double[] thrown = new double[2];
            try
            {
                InProcessRanks.Run(2, ranks =>
                {
                    Model model = new() { W = 2 };
                    var sharded = new Model.RMSprop.Sharded(ranks, 2);
                    try { sharded.MinimizeLoss(ref model, new double[1], 0..4); }
                    catch (Exception exception) { thrown[ranks.Rank] = exception is IndexOutOfRangeException ? 1 : 2; throw; }
                });
            }
            catch (IndexOutOfRangeException) { }
            return thrown;
            """);
        Assert.Equal([2, 1], thrown);
    }

    /// <summary>The step of a loss of several loops over examples uses as many threads as the optimizer is told.</summary>
    [Fact]
    public void Ranks_share_their_processors_among_their_turns()
    {
        double[] degrees = DerivedLoss.Call(
            """
            [Sharded, RMSpropConfig]
            public partial struct Model
            {
                public double[] W;

                [Differentiable]
                public static double Loss(in Model model, double[] x, Range examples)
                {
                    double sum = 0;
                    for (int e = examples.Start.Value; e < examples.End.Value; e++) { double v = 0; for (int i = 0; i < model.W.Length; i++) v += model.W[i] * x[e]; sum += v * v; }
                    return sum / (examples.End.Value - examples.Start.Value);
                }
            }
            """,
            """
            double[] degrees = new double[1];
            InProcessRanks.Run(1, ranks =>
            {
                Model model = new() { W = [1, 2] };
                var sharded = new Model.RMSprop.Sharded(ranks, 2) { MaxDegreeOfParallelism = 3 };
                sharded.MinimizeLoss(ref model, new double[8], 0..8);
                var field = typeof(Model.RMSprop.Sharded).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).Single(field => field.Name.StartsWith("_workspaceOf"));
                degrees[0] = ((GradientWorkspace)field.GetValue(sharded)).MaxDegreeOfParallelism;
            });
            return degrees;
            """);
        Assert.Equal([3], degrees);
    }

    [Theory]
    [InlineData("in Model model, double x", "ref model, 1", "give it a parameter of type Range, and return the mean loss of these examples; or call Minimize with a function of a range")]
    [InlineData("in Model model, Range rows, Range columns, double x", "ref model, 0..1, 0..1, 1", "it has several parameters of type Range: keep one")]
    public void A_loss_that_does_not_say_its_examples_is_an_error_where_it_is_called(string parameters, string arguments, string repair)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + $$"""
            [Sharded, RMSpropConfig] public partial struct Model { public double W; [Differentiable] public static double Loss({{parameters}}) => model.W * x; }
            public static class Caller { public static double Step(Model.RMSprop.Sharded ranks, ref Model model) => ranks.MinimizeLoss({{arguments}}); }
            """);
        Microsoft.CodeAnalysis.Diagnostic error = Assert.Single(run.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains($"does not say which examples of a batch it takes: {repair}.", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
