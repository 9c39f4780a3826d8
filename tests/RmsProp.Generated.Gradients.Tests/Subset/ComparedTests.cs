using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Constructs whose value and gradient are compared with the user's own method and with the oracle.</summary>
public class ComparedTests
{
    public static TheoryData<string> Constructs => [.. ComparedRows.All.Select(row => row.Construct)];

    [Theory, MemberData(nameof(Constructs))]
    public void A_construct_has_the_value_of_the_method_and_the_gradient_of_the_oracle(string construct) =>
        ComparedLoss.Check(ComparedRows.All.Single(row => row.Construct == construct));

    /// <summary>What only tests something is no part of the loss; a method of one's own for debug builds is.</summary>
    [Theory, InlineData("DEBUG"), InlineData("RELEASE")]
    public void Conditional_methods_are_called_where_their_symbol_is_defined(string symbol) => ComparedLoss.Check(
        new ComparedRow(symbol, "double s = model.A; System.Diagnostics.Debug.Assert(x.Length > 0 && s < 100); Twice(ref s); return s * s * x[0];")
        {
            Members = "[System.Diagnostics.Conditional(\"DEBUG\")] private static void Twice(ref double s) { s *= 2; }",
        },
        ComparedLoss.Options with { ParseOptions = GeneratorHarness.ParseOptions.WithPreprocessorSymbols(symbol) });

    /// <summary>In a project whose integers are checked, they overflow where the method's do.</summary>
    [Theory]
    [InlineData("elements that may not fit")]
    [InlineData("known integers that divide and shift")]
    [InlineData("checked numbers that no turn computes")]
    [InlineData("checked sums in a loop")]
    [InlineData("indices that go along")]
    [InlineData("integers that go up and down again")]
    [InlineData("recorded integers and counters")]
    [InlineData("long and unsigned integers that are recorded")]
    [InlineData("generic constants and tests")]
    [InlineData("complement of a small type")]
    [InlineData("nests: a row of weights for each turn")]
    [InlineData("samples: layers and labels")]
    public void Integers_of_a_checked_project_overflow_as_those_of_the_method(string construct) =>
        ComparedLoss.Check(ComparedRows.All.Single(row => row.Construct == construct), ComparedLoss.Options with { CheckOverflow = true });

    /// <summary>What asserts say is no part of a loss in a debug build either, whatever else their texts call.</summary>
    [Fact]
    public void Asserts_of_a_debug_build_are_left_out() => ComparedLoss.Check(
        ComparedRows.All.Single(row => row.Construct == "asserts"), ComparedLoss.Options with { ParseOptions = GeneratorHarness.ParseOptions.WithPreprocessorSymbols("DEBUG") });

    /// <summary>Accessors that use what the compiler keeps, in C# 14: what they do is not left out.</summary>
    [Fact]
    public void Accessors_with_field_are_read() => ComparedLoss.Check(
        new ComparedRow("field", "Halves h = new() { Half = model.A }; h.Half += 2; h.Kept = h.Half; h.Read = h.Kept * model.B; return h.Half * h.Kept * h.Read * x[0];")
        {
            Members = "private struct Halves { public double Half { get => field; set => field = value / 2; } public double Kept { get; set => field = value * 2; } public double Read { get => field * 3; set; } }",
        },
        ComparedLoss.Options with { ParseOptions = GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.Preview) });

    /// <summary>What the project says about overflows, and what is said for one expression, hold for what each of them was written for.</summary>
    [Theory]
    [InlineData("return x[(int)((u - 1 - 1) & 7)] * model.A;")]
    [InlineData("double s = 0; for (int k = 0; k < 3; k++) { int c = (n + k + 1) & 7; s += x[c] * model.A; } return s;")]
    [InlineData("long c = n + 1; return model.A * c;")]
    [InlineData("int c = n + n; return model.A * checked(c / 2 + 1);")]
    [InlineData("int c = n * 3; byte b = checked((byte)(c & 7)); return model.A * b * checked((c >> 3) + n);")]
    [InlineData("int c = unchecked((byte)(n + 200)); byte b = checked((byte)c); return model.A * b * unchecked((sbyte)(c * 5)) * unchecked(n * 7 - c);")]
    [InlineData("double s = 0; for (int k = 0; k < 3; k++) { int c = k * n; s += x[checked((c & 3) + k)] * model.A; } return s;")]
    [InlineData("double s = 0; for (uint k = u; k-- > 0 && s < 100;) s += model.A + k; return s;")]
    public void An_overflow_throws_where_it_does_in_the_method(string body)
    {
        var row = new ComparedRow(body, body)
        {
            Parameters = "double[] x, int n, uint u",
            Arguments = [.. "0 1 7 2147483647 -2147483648".Split(' ').Select(n => $"new double[] {{ 2, 3, 0.5, 7, 8, 9, 1, 4 }}, {n}, {n.Trim('-')}u")],
        };
        ComparedLoss.Check(row, ComparedLoss.Options with { CheckOverflow = false });
        ComparedLoss.Check(row, ComparedLoss.Options with { CheckOverflow = true });
    }

    /// <summary>Sums, products and roots of vectors have the bits of the framework, whatever the signs of zeros, infinities and sizes.</summary>
    [Theory, InlineData("Vector2"), InlineData("Vector3"), InlineData("Vector4")]
    public void Vectors_have_the_bits_of_the_framework(string type)
    {
        var random = new Random(31);
        float[] special = [0, -0f, 1, -1, float.Epsilon, 1e-30f, 1e30f, -3e38f, float.PositiveInfinity, float.NaN];
        float Number() => random.Next(4) == 0 ? special[random.Next(special.Length)] : (random.NextSingle() * 2 - 1) * MathF.Pow(10, random.Next(-3, 4));
        string Vector() => $"new {type}({string.Join(", ", Enumerable.Range(0, type[^1] - '0').Select(_ => Literal(Number())))})";
        string[] arguments = [.. Enumerable.Range(0, 300).Select(i => $"{Vector()}, {Vector()}, {i % 12}")];
        var row = new ComparedRow("bits", $$"""
            float f = Gradients.Stop(model.F) * 0 + 1;
            return f * n switch
            {
                0 => {{type}}.Dot(u, v),
                1 => u.Length(),
                2 => u.LengthSquared(),
                3 => {{type}}.Distance(u, v),
                4 => {{type}}.DistanceSquared(u, v),
                5 => {{type}}.Normalize(u).Y,
                6 => {{type}}.Min(u, v).X,
                7 => {{type}}.Max(u, v).Y,
                8 => {{type}}.Clamp(u, v, {{type}}.One).X,
                9 => {{type}}.Lerp(u, v, 0.3f).Y,
                10 => (u / v - u * v + -u).X,
                _ => {{type}}.Abs(u).X + {{type}}.SquareRoot(v).Y + (u == v ? 1 : 0),
            };
            """)
        {
            Type = "float",
            Parameters = $"{type} u, {type} v, int n",
            Arguments = arguments,
        };
        ComparedLoss.Check(row);
    }

    private static string Literal(float number) => float.IsNaN(number) ? "float.NaN" : float.IsInfinity(number) ? "float.PositiveInfinity" : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f";
}
