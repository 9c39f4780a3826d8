namespace RmsProp.Generated.GradientTests.Complaints;

/// <summary>
/// What users of other systems complain about: silent errors in loops and in-place writes. The expected values are derived by hand, in
/// the comments.
/// </summary>
public class ComplaintTests
{
    // Two numbers, an array w, and a matrix with its inputs and offsets.
    private const string Start = """
        [RMSpropConfig]
        public partial struct Model
        {
            public real A;
            public real B;
            public real[] W;
            public real[,] M;

            [Differentiable]
            public static real Loss(in Model model, real[] x)
            {
        """;

    /// <summary>Loss, then the derivatives by A, B, the three of W and the four of M.</summary>
    private static double[] Run(string type, double a, double b, string body, string w = "1, 2, 3", string helpers = "") => DerivedLoss.Call(
        (Start + body + "}\n" + helpers + "\n}").Replace("real", type, StringComparison.Ordinal),
        $$"""
        real[] x = [(real)0.5, -1];
        Model model = new() { A = (real)(double)arguments[0], B = (real)(double)arguments[1], W = [{{w}}], M = new real[,] { { 1, 2 }, { 3, 4 } } };
        Model gradients = new() { W = new real[3], M = new real[2, 2] };
        double loss = Model.LossAndGradient(in model, x, ref gradients);
        return [loss, gradients.A, gradients.B, .. gradients.W.Select(number => (double)number), .. gradients.M.Cast<real>().Select(number => (double)number)];
        """.Replace("real", type, StringComparison.Ordinal),
        a,
        b);

    private static void Check(string type, double a, double b, string body, double[] expected, string w = "1, 2, 3", string helpers = "") =>
        DerivedLoss.AssertNear([.. expected, .. new double[10 - expected.Length]], Run(type, a, b, body, w, helpers), type == "float" ? 1e-6 : 1e-14);

    // d = 1 + 1 + 4 + 9 = 15, loss = A / d = 2; by A 1/d, by w -A/d² · 2w = -4/15 w.
    [Theory, InlineData("float"), InlineData("double")]
    public void A_divisor_is_accumulated_in_a_loop(string type) => Check(
        type, 30, 0,
        """
        real divisor = 1;
        for (int i = 0; i < model.W.Length; i++) divisor += model.W[i] * model.W[i];
        return model.A / divisor;
        """,
        [2, 1 / 15d, 0, -4 / 15d, -8 / 15d, -12 / 15d]);

    // At A = 0 the root's derivative is infinite, but only B counts; at A = 4 the root's is 1/(2·2).
    [Theory, InlineData("float", 0, 7, 0, 1), InlineData("double", 0, 7, 0, 1), InlineData("double", 4, 2, 0.25, 0)]
    public void A_value_is_needed_by_one_branch_only(string type, double a, double loss, double byA, double byB) => Check(
        type, a, 7,
        """
        real root = real.Sqrt(model.A);
        return model.A > 0 ? root : model.B;
        """,
        [loss, byA, byB]);

    // Σ w² = 14, by w 2w.
    [Theory, InlineData("float"), InlineData("double")]
    public void An_element_is_passed_by_ref_in_a_loop(string type) => Check(
        type, 0, 0,
        """
        var squares = new real[3];
        model.W.AsSpan().CopyTo(squares);
        real sum = 0;
        for (int i = 0; i < 3; i++)
        {
            Square(ref squares[i]);
            sum += squares[i];
        }

        return sum;
        """,
        [14, 0, 0, 2, 4, 6],
        helpers: "private static void Square(ref real value) => value *= value;");

    // The sum of squares is of the values before: 14, by w 2w. Afterwards they are 5, 5, 5, and 5·A is added: by A 5.
    [Theory, InlineData("float"), InlineData("double")]
    public void An_array_changes_between_a_call_and_its_reverse(string type) => Check(
        type, 2, 0,
        """
        Span<real> values = stackalloc real[3];
        model.W.AsSpan().CopyTo(values);
        real squares = SumOfSquares(values);
        values.Fill(5);
        return squares + values[1] * model.A;
        """,
        [24, 5, 0, 2, 4, 6],
        helpers: "private static real SumOfSquares(ReadOnlySpan<real> values) { real sum = 0; foreach (real value in values) sum += value * value; return sum; }");

    // Acos(2) is NaN, and so is its derivative, but the loss is A·B.
    [Theory, InlineData("float"), InlineData("double")]
    public void An_unused_acos_changes_nothing(string type) => Check(
        type, 2, 3,
        """
        real unused = real.Acos(model.A);
        real product = model.A * model.B;
        return product > 100 ? unused : product;
        """,
        [6, 3, 2]);

    // A < 0: A² = 9, by A 2A. Otherwise A·Σ w = 12, by A 6, by w A.
    [Theory, InlineData("float", -3), InlineData("double", -3), InlineData("double", 2)]
    public void A_return_before_a_loop(string type, double a) => Check(
        type, a, 0,
        """
        if (model.A < 0) return model.A * model.A;
        real sum = 0;
        foreach (real w in model.W) sum += w;
        return model.A * sum;
        """,
        a < 0 ? [9, -6] : [12, 6, 0, 2, 2, 2]);

    // 1.5 + 3 + 6 = 10.5 = 7·A.
    [Theory, InlineData("float"), InlineData("double")]
    public void A_parameter_in_the_initializer_of_a_for(string type) => Check(
        type, 1.5, 0,
        """
        real sum = 0;
        for (real term = model.A; term < 10; term *= 2) sum += term;
        return sum;
        """,
        [10.5, 7]);

    // y = M·x + w = (0.5 - 2 + 1, 1.5 - 4 + 2) = (-0.5, -0.5); loss = ½ Σ y² = 0.25; by w y, by M[i, j] y[i]·x[j].
    [Theory, InlineData("float"), InlineData("double")]
    public void Nested_loops_of_a_dense_layer(string type) => Check(
        type, 0, 0,
        """
        real loss = 0;
        for (int i = 0; i < model.M.GetLength(0); i++)
        {
            real y = model.W[i];
            for (int j = 0; j < x.Length; j++) y += model.M[i, j] * x[j];
            loss += y * y / 2;
        }

        return loss;
        """,
        [0.25, 0, 0, -0.5, -0.5, 0, -0.25, 0.5, -0.25, 0.5]);

    // After the assignment both fields are B: B², by B 2B.
    [Theory, InlineData("float"), InlineData("double")]
    public void One_field_is_assigned_to_another_in_a_struct_by_ref(string type) => Check(
        type, 2, 3,
        """
        Pair pair = new() { A = model.A, B = model.B };
        Move(ref pair);
        return pair.A * pair.B;
        """,
        [9, 0, 6],
        helpers: "private static void Move(ref Pair s) { s.A = s.B; }\nprivate struct Pair { public real A; public real B; }");

    // Each turn adds w²: 14, by w 2w.
    [Theory, InlineData("float"), InlineData("double")]
    public void Adjoints_of_a_local_start_anew_each_turn(string type) => Check(
        type, 0, 0,
        """
        real sum = 0;
        for (int i = 0; i < model.W.Length; i++)
        {
            real result = 1;
            result *= model.W[i];
            sum += result * result;
        }

        return sum;
        """,
        [14, 0, 0, 2, 4, 6]);

    // Σ (w + 1)² = 4 + 9 + 16 = 29, by w 2(w + 1).
    [Theory, InlineData("float"), InlineData("double")]
    public void An_element_is_increased_in_place(string type) => Check(
        type, 0, 0,
        """
        real[] a = new real[model.W.Length];
        for (int i = 0; i < a.Length; i++) a[i] = model.W[i];
        for (int i = 0; i < a.Length; i++) a[i] = a[i] + 1;
        real sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * a[i];
        return sum;
        """,
        [29, 0, 0, 4, 6, 8]);

    // The last turn leaves w₂² = 9; A·9 = 18: by A 9, by w₂ A·2·w₂ = 12.
    [Theory, InlineData("float"), InlineData("double")]
    public void A_variable_is_used_after_the_loop_that_set_it(string type) => Check(
        type, 2, 0,
        """
        real last = 0;
        for (int i = 0; i < model.W.Length; i++) last = model.W[i] * model.W[i];
        return last * model.A;
        """,
        [18, 9, 0, 0, 0, 12]);

    // The largest of 1, 5, 3 is at 1: 25, by w₁ 10.
    [Theory, InlineData("float"), InlineData("double")]
    public void Continue_in_an_argmax(string type) => Check(
        type, 0, 0,
        """
        int best = 0;
        for (int i = 1; i < model.W.Length; i++)
        {
            if (model.W[i] <= model.W[best]) continue;
            best = i;
        }

        return model.W[best] * model.W[best];
        """,
        [25, 0, 0, 0, 10, 0],
        w: "1, 5, 3");

    // s = M·x = (-1.5, -2.5); Σ s² = 8.5; by M[i, j] 2·s[i]·x[j].
    [Theory, InlineData("float"), InlineData("double")]
    public void An_accumulator_is_zeroed_for_each_row(string type) => Check(
        type, 0, 0,
        """
        real total = 0, sum;
        for (int i = 0; i < 2; i++)
        {
            sum = 0;
            for (int j = 0; j < 2; j++) sum += model.M[i, j] * x[j];
            total += sum * sum;
        }

        return total;
        """,
        [8.5, 0, 0, 0, 0, 0, -1.5, 3, -2.5, 5]);

    // The loop adds 2 to A: by A 1; with B > 0 the other branch is taken: by w₀ 1.
    [Theory, InlineData("float", -1), InlineData("double", -1), InlineData("double", 1)]
    public void A_loop_in_a_branch_passes_the_gradient_on(string type, double b) => Check(
        type, 4, b,
        """
        real value = model.A;
        if (model.B < 0)
        {
            for (int i = 0; i < x.Length; i++) value += 1;
        }
        else
        {
            value = model.W[0];
        }

        return value;
        """,
        b < 0 ? [6, 1] : [1, 0, 0, 1]);

    // log(e^A + e^A) = A + log 2, half of it by each; with the maximum taken out and without.
    [Theory, InlineData("float", true), InlineData("double", true), InlineData("float", false), InlineData("double", false)]
    public void The_logarithm_of_a_sum_of_equal_exponentials(string type, bool isShifted) => Check(
        type, 1.5, 1.5,
        isShifted
            ? """
              real max = Math.Max(model.A, model.B);
              return max + real.Log(real.Exp(model.A - max) + real.Exp(model.B - max));
              """
            : "return real.Log(real.Exp(model.A) + real.Exp(model.B));",
        [1.5 + Math.Log(2), 0.5, 0.5]);

    // Its derivative is not zero but unknown.
    [Fact]
    public void A_helper_without_source_is_an_error() => Assert.Equal(
        ["RMSP102"],
        Rejection.Of((Start + "return Math.IEEERemainder(model.A, 2) * model.B; } }").Replace("real", "double", StringComparison.Ordinal)).Select(rejection => rejection.Rule));
}
