using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Outside;

/// <summary>Derivatives that the user has written: <c>[Derivative]</c>.</summary>
public class UserDerivativeTests
{
    // The derivative is wrong on purpose, so that it shows which one is used: 100 in place of 2x.
    private const string Square = """
            public static double Square(double x) => x * x;
            [Derivative(nameof(Square))]
            private static void SquareDerivative(double x, double result, double resultGradient, ref double xGradient) => xGradient += resultGradient * 100;
        """;

    [Fact]
    public void It_is_used_in_place_of_the_source()
    {
        // 2 · 100 + 1 at A = 3, where the loss is 2 · 9 + 3.
        double[] actual = Run("return 2 * Square(model.A) + model.A;", Square);
        Assert.Equal([21, 201], actual);
    }

    [Fact]
    public void A_method_of_a_library_gets_one_by_its_name()
    {
        // IEEERemainder(x, y) = x - y · round(x / y): 1 by x, -round(x / y) by y. At 3 and 9 / 4: 3 - 2.25 = 0.75.
        double[] actual = Run(
            "double y = model.A * model.A / 4; return Math.IEEERemainder(model.A, y);",
            """
            [Derivative(nameof(Math.IEEERemainder))]
            private static void RemainderDerivative(double x, double y, double result, double resultGradient, ref double xGradient, ref double yGradient)
            {
                xGradient += resultGradient;
                yGradient -= resultGradient * Math.Round(x / y);
            }
            """);
        Assert.Equal([0.75, 1 - 1.5], actual);
    }

    [Fact]
    public void It_gets_values_in_loops_as_they_were()
    {
        // x → x³ three times: x^27, whose derivative is 27 x^26.
        double[] actual = Run(
            "double v = model.A / 3; for (int i = 0; i < 3; i++) v = Cube(v, 3); return v;",
            """
            public static double Cube(double x, int power) => Math.Pow(x, power);
            [Derivative(nameof(Cube))]
            private static void CubeDerivative(double x, int power, double result, double resultGradient, ref double xGradient) => xGradient += resultGradient * power * result / x;
            """,
            a: 3.3);
        double x = 3.3 / 3;
        DerivedLoss.AssertNear([Math.Pow(x, 27), 27 * Math.Pow(x, 26) / 3], actual, 1e-13);
    }

    [Fact]
    public void A_parameter_without_a_gradient_has_no_ref()
    {
        double[] actual = Run(
            "return Scaled(model.A, model.A);",
            """
            public static double Scaled(double x, [NoGradient] double factor) => x * factor;
            [Derivative(nameof(Scaled))]
            private static void ScaledDerivative(double x, double factor, double result, double resultGradient, ref double xGradient) => xGradient += resultGradient * factor;
            """);
        Assert.Equal([9, 3], actual);
    }

    [Fact]
    public void Data_is_passed_on_as_it_is()
    {
        // Σ d · x, with d = (1, 2): 3x.
        double[] actual = Run(
            "return Weighted(model.A, d);",
            """
            public static double Weighted(double x, ReadOnlySpan<double> d) { double sum = 0; foreach (double v in d) sum += v * x; return sum; }
            [Derivative(nameof(Weighted))]
            private static void WeightedDerivative(double x, ReadOnlySpan<double> d, double result, double resultGradient, ref double xGradient) { foreach (double v in d) xGradient += v * resultGradient; }
            """);
        Assert.Equal([9, 3], actual);
    }

    [Theory]
    [InlineData("double x", "void")]
    [InlineData("double x, double result, double resultGradient", "void")]
    [InlineData("double x, double result, double resultGradient, double xGradient", "void")]
    [InlineData("double x, double result, double resultGradient, out double xGradient", "void")]
    [InlineData("double x, double result, double resultGradient, ref float xGradient", "void")]
    [InlineData("double x, double result, double resultGradient, ref double xGradient", "double")]
    public void Another_signature_is_an_error_with_the_right_one(string parameters, string type)
    {
        IReadOnlyList<Rejection> rejections = Rejection.Of(Model(
            "return Square(model.A);",
            $"public static double Square(double x) => x * x; [Derivative(nameof(Square))] private static {type} SquareDerivative({parameters}) => throw null;"));
        Rejection rejection = Assert.Single(rejections);
        Assert.Equal("RMSP110", rejection.Rule);
        Assert.Contains("static void SquareDerivative(double x, double result, double resultGradient, ref double xGradient)", rejection.Message, StringComparison.Ordinal);
    }

    /// <summary>Nobody uses it, so only the analyzer sees it.</summary>
    [Theory]
    [InlineData("\"Nope\"", true)]
    [InlineData("\"Square\"", false)]
    [InlineData("nameof(Math.BigMul)", false)]
    public async Task A_name_that_no_method_has_is_an_error(string name, bool isError)
    {
        System.Collections.Immutable.ImmutableArray<Diagnostic> diagnostics = await GeneratorHarness.AnalyzeAsync(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Model(
            "return model.A;",
            $"[Derivative({name})] private static void SomeDerivative(double x, double result, double resultGradient, ref double xGradient) => xGradient += 2 * x * resultGradient;")
            + " public static class Other { public static double Square(double x) => x * x; }");
        Diagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Id == "RMSP110")];
        Assert.Equal(isError, errors.Length == 1);
        Assert.All(errors, error => Assert.Contains("no method 'Nope'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>All at once, whether a loss uses them or not, and once each: in a build and in an editor.</summary>
    [Fact]
    public async Task All_that_can_not_be_derivatives_are_errors()
    {
        string source = DerivedLoss.Usings + Model(
            "return Square(model.A) + Cube(model.A);",
            """
            private static double Square(double x) => x * x;
            private static double Cube(double x) => x * x * x;
            [Derivative(nameof(Square))] private static void SquareDerivative(double x, double resultGradient, ref double xGradient) { }
            [Derivative(nameof(Cube))] private static void CubeDerivative(double x, double resultGradient, ref double xGradient) { }
            [Derivative("Nope")] private static void NopeDerivative(double x) { }
            [Derivative("No")] private static void NoDerivative(double x) { }
            """);
        string[] expected = ["CubeDerivative", "NoDerivative", "NopeDerivative", "SquareDerivative"];
        HarnessOptions options = HarnessOptions.Default with { Nullable = false };
        Assert.Equal(expected, Named(GeneratorHarness.Run(options, source).Diagnostics));
        Assert.Equal(expected, Named(await GeneratorHarness.AnalyzeAsync(options, source)));

        static IEnumerable<string> Named(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(diagnostic => diagnostic.Id == "RMSP110")
            .Select(diagnostic => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("return Power(model.A);", new[] { 9.0, 6 })] // x², by its source
    [InlineData("return Power(model.A, 2);", new[] { 6.0, 20 })] // 2x, by the derivative, which says 10 · 2
    [InlineData("return Power(model.A, 2, 3);", new[] { 18.0, 6 })] // 6x, by its source
    public void A_derivative_is_that_of_one_overload(string body, double[] expected) => Assert.Equal(expected, Run(
        body,
        """
        private static double Power(double x) => x * x;
        private static double Power(double x, double y) => x * y;
        private static double Power(double x, double y, double z) => x * y * z;
        [Derivative(nameof(Power))]
        private static void PowerDerivative(double x, double y, double result, double resultGradient, ref double xGradient, ref double yGradient) => xGradient += 10 * y * resultGradient;
        """));

    /// <summary>The derivative says 100, the source 3x², which is 27 at 3. That of the method beside it is no other one's.</summary>
    [Theory]
    [InlineData("private static double Cube(int x) => x;", 100)]
    [InlineData("private static double Cube(double x) => x;", 27)]
    [InlineData("", 100)]
    public void A_method_of_another_type_gets_the_derivative_if_none_beside_it_does(string beside, double expected)
    {
        double[] actual = Run(
            "return Helpers.Cube(model.A);",
            $$"""
            {{beside}}
            [Derivative(nameof(Helpers.Cube))] private static void CubeDerivative(double x, double result, double resultGradient, ref double xGradient) => xGradient += 100 * resultGradient;
            private static class Helpers { internal static double Cube(double x) => x * x * x; }
            """);
        Assert.Equal([27, expected], actual);
    }

    [Fact]
    public void A_derivative_of_nothing_is_an_error()
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Model("return model.A;", "[Derivative(\"\")] private static void SomeDerivative(double x, double result, double resultGradient, ref double xGradient) { }"));
        Diagnostic error = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("RMSP110", error.Id);
        Assert.Contains("name the method that it is the derivative of", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_of_the_loss_is_an_error()
    {
        Rejection rejection = Assert.Single(Rejection.Of(Model(
            "Span<double> t = stackalloc double[1]; t[0] = model.A; return First(t);",
            "public static double First(ReadOnlySpan<double> x) => x[0]; [Derivative(nameof(First))] private static void FirstDerivative(ReadOnlySpan<double> x, double result, double resultGradient) { }")));
        Assert.Equal(("RMSP101", "First(t)"), (rejection.Rule, rejection.Text));
    }

    internal static double[] Run(string body, string members, double a = 3) => DerivedLoss.Call(
        Model(body, members),
        $$"""
        Model model = new() { A = {{a.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}} };
        Model gradients = default;
        double loss = Model.LossAndGradient(in model, [1, 2], ref gradients);
        return [loss, gradients.A];
        """);

    internal static string Model(string body, string members) => $$"""
        [RMSpropConfig]
        public partial struct Model
        {
            public double A;

            {{members}}

            [Differentiable]
            public static double Loss(in Model model, double[] d)
            {
                {{body}}
            }
        }
        """;
}
