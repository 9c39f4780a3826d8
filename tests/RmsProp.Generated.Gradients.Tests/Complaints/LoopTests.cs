using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Complaints;

/// <summary>Loops that are vectorized, and loops of which each turn is reversed right after it.</summary>
public class LoopTests
{
    private const string Squares = """
        [RMSpropConfig]
        public partial struct Model
        {
            public double[] W;

            [Differentiable]
            public static double Loss(in Model model, double[] x, int count)
            {
                Span<double> products = new double[x.Length];
                double sum = 0;
                for (int example = 0; example < 4; example++)
                {
                    for (int i = 0; i < count; i++)
                    {
                        products[i] = model.W[i] * x[i];
                    }

                    for (int i = 0; i < count; i++)
                    {
                        sum += products[i] * products[i];
                    }
                }

                return sum / 4;
            }
        }
        """;

    // Σ (w x)², by w 2 w x². All of it in halves and small integers, so that it is exact, as is the mean of four.
    [Theory, InlineData(0), InlineData(1), InlineData(7), InlineData(8), InlineData(9), InlineData(23), InlineData(24), InlineData(40)]
    public void Any_number_of_turns_has_the_gradient_of_the_formula(int count)
    {
        double[] w = [.. Enumerable.Range(0, 40).Select(i => (i % 5) + 0.5)], x = [.. Enumerable.Range(0, 40).Select(i => (double)((i % 3) - 1))];
        double[] actual = DerivedLoss.Call(
            Squares,
            """
            var model = new Model { W = (double[])arguments[0] };
            var gradients = new Model { W = new double[model.W.Length] };
            double loss = Model.LossAndGradient(in model, (double[])arguments[1], (int)arguments[2], ref gradients);
            return [loss, .. gradients.W];
            """,
            w, x, count);
        Assert.Equal([w.Zip(x, (a, b) => a * b * a * b).Take(count).Sum(), .. w.Zip(x, (a, b) => 2 * a * b * b).Select((derivative, i) => i < count ? derivative : 0)], actual);
    }

    private const string Tables = """
        [RMSpropConfig]
        public partial struct Model
        {
            public double[,] W;
            public double[,,] T;

            [Differentiable]
            public static double Loss(in Model model, double[] x, int layer, int count)
            {
                double sum = 0;
                for (int row = 0; row < 3; row++)
                {
                    for (int i = 0; i < count; i++)
                    {
                        sum += model.W[row, i] * model.W[row, i] * x[i] + model.T[layer, row, i] * model.W[row, i];
                    }
                }

                return sum;
            }
        }
        """;

    // Σ w² x + t w: by w 2 w x + t, by t w, all in halves and small integers.
    [Theory, InlineData(0), InlineData(7), InlineData(8), InlineData(19), InlineData(20)]
    public void Rows_of_tables_have_the_gradient_of_the_formula(int count)
    {
        const int Length = 20;
        double[,] w = new double[3, Length], w1 = new double[3, Length];
        double[,,] t = new double[2, 3, Length], t1 = new double[2, 3, Length];
        double[] x = [.. Enumerable.Range(0, Length).Select(i => (double)((i % 3) - 1))];
        double loss = 0;
        for (int row = 0; row < 3; row++)
        {
            for (int i = 0; i < Length; i++)
            {
                w[row, i] = ((row + i) % 5) - 1.5;
                t[0, row, i] = 9;
                t[1, row, i] = (row * i % 7) + 0.5;
                if (i < count)
                {
                    loss += (w[row, i] * w[row, i] * x[i]) + (t[1, row, i] * w[row, i]);
                    w1[row, i] = (2 * w[row, i] * x[i]) + t[1, row, i];
                    t1[1, row, i] = w[row, i];
                }
            }
        }

        double[] actual = DerivedLoss.Call(
            Tables,
            """
            var model = new Model { W = (double[,])arguments[0], T = (double[,,])arguments[1] };
            Model all = Model.RMSprop.ZerosLike(in model), onlyT = all with { W = null, T = new double[2, 3, 20] };
            double loss = Model.LossAndGradient(in model, (double[])arguments[2], 1, (int)arguments[3], ref all);
            double same = Model.LossAndGradient(in model, (double[])arguments[2], 1, (int)arguments[3], ref onlyT);
            return [loss, same, .. all.W.Cast<double>(), .. all.T.Cast<double>(), .. onlyT.T.Cast<double>()];
            """,
            w, t, x, count);
        double[] expected = [loss, loss, .. w1.Cast<double>(), .. t1.Cast<double>(), .. t1.Cast<double>()];
        Assert.Equal(expected, actual);
    }

    /// <summary>A row after the last one, a table without numbers, and columns after the last one.</summary>
    [Theory, InlineData(3, 20, 1, 8), InlineData(2, 20, 0, 8), InlineData(0, 0, 0, 8), InlineData(3, 20, 0, 21), InlineData(3, 20, -1, 8)]
    public void Indices_of_tables_out_of_range_throw_what_the_method_throws(int rows, int columns, int layer, int count)
    {
        double[] thrown = DerivedLoss.Call(
            Tables,
            """
            var model = new Model { W = new double[(int)arguments[0], (int)arguments[1]], T = new double[1, 3, (int)arguments[1]] };
            Model gradients = Model.RMSprop.ZerosLike(in model);
            double Caught(Action act) { try { act(); return 0; } catch (IndexOutOfRangeException) { return 1; } }
            return
            [
                Caught(() => Model.Loss(in model, new double[40], (int)arguments[2], (int)arguments[3])),
                Caught(() => Model.LossAndGradient(in model, new double[40], (int)arguments[2], (int)arguments[3], ref gradients)),
            ];
            """,
            rows, columns, layer, count);
        Assert.Equal([1, 1], thrown);
    }

    [Fact]
    public void Rows_of_tables_are_taken_as_vectors()
    {
        string gradient = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Tables).Sources
            .Single(source => source.Key.Contains("Loss", StringComparison.Ordinal)).Value;
        Assert.Contains("MemoryMarshal.GetReference(tGradientRow)", gradient, StringComparison.Ordinal);
    }

    [Theory, InlineData(41), InlineData(60)]
    public void An_index_out_of_range_throws_what_the_method_throws(int count)
    {
        double[] thrown = DerivedLoss.Call(
            Squares,
            """
            var model = new Model { W = new double[40] };
            var gradients = new Model { W = new double[40] };
            double Caught(Action act) { try { act(); return 0; } catch (IndexOutOfRangeException) { return 1; } }
            return [Caught(() => Model.Loss(in model, new double[80], (int)arguments[0])), Caught(() => Model.LossAndGradient(in model, new double[80], (int)arguments[0], ref gradients))];
            """,
            count);
        Assert.Equal([1, 1], thrown);
    }

    /// <summary>
    /// A layer of 8 inputs and 20 outputs: the weights are found to be enough before its loops, or one by one to be too few. The derivative of
    /// each weight is its input.
    /// </summary>
    [Theory, InlineData(160, false), InlineData(161, false), InlineData(159, true), InlineData(0, true)]
    public void A_layer_of_known_size_needs_all_its_weights(int length, bool throws)
    {
        double[] result = DerivedLoss.Call(
            """
            [RMSpropConfig]
            public partial struct Model
            {
                public float[] W;

                [Differentiable]
                public static float Loss(in Model model, float[] x)
                {
                    Span<float> y = stackalloc float[20];
                    for (int i = 0; i < 8; i++)
                    {
                        for (int o = 0; o < 20; o++) y[o] += model.W[i * 20 + o] * x[i];
                    }

                    float sum = 0;
                    foreach (float value in y) sum += value;
                    return sum;
                }
            }
            """,
            """
            float[] x = [1, 2, 3, 4, 5, 6, 7, 8];
            var model = new Model { W = new float[(int)arguments[0]] };
            var gradients = new Model { W = new float[(int)arguments[0]] };
            double Caught(Action act) { try { act(); return 0; } catch (IndexOutOfRangeException) { return 1; } }
            return
            [
                Caught(() => Model.Loss(in model, x)),
                Caught(() => Model.LossAndGradient(in model, x, ref gradients)),
                .. gradients.W.Select(value => (double)value),
            ];
            """,
            length);
        double thrown = throws ? 1 : 0;
        Assert.Equal([thrown, thrown, .. Enumerable.Range(0, length).Select(i => throws || i >= 160 ? 0.0 : 1 + (i / 20))], result);
    }

    [Fact]
    public void A_workspace_is_as_large_for_many_examples_as_for_few()
    {
        double[] bytes = DerivedLoss.Call(
            """
            [RMSpropConfig]
            public partial struct Model
            {
                public float[] W;

                [Differentiable]
                public static float Loss(in Model model, float[] x)
                {
                    int n = model.W.Length;
                    float sum = 0;
                    for (int example = 0; example < x.Length / n; example++)
                    {
                        float[] t = new float[n];
                        for (int i = 0; i < n; i++) t[i] = MathF.Tanh(model.W[i] * x[example * n + i]);
                        foreach (float value in t) sum += value * value;
                    }
                    return sum;
                }
            }
            """,
            """
            double Bytes(int examples)
            {
                var workspace = new GradientWorkspace();
                var model = new Model { W = new float[300] };
                var gradients = new Model { W = new float[300] };
                Model.LossAndGradient(in model, new float[300 * examples], ref gradients, 1, workspace);
                return workspace.Bytes;
            }

            return [Bytes(1), Bytes(1000)];
            """);
        Assert.Equal(bytes[0], bytes[1]);
    }

    // The order that all instruction sets share: 16 sums, filled from the last element on; their halves are added until one is left; then
    // the first elements, one by one.
    [Fact]
    public void A_sum_of_the_reverse_pass_has_the_same_order_on_every_instruction_set()
    {
        const int Count = 37;
        float[] x = [.. Enumerable.Range(0, Count).Select(i => MathF.Sqrt(i + 0.3f))], c = [.. Enumerable.Range(0, Count).Select(i => 1 / (i + 1.7f))];
        double[] actual = DerivedLoss.Call(
            """
            [RMSpropConfig]
            public partial struct Model
            {
                public float A;

                [Differentiable]
                public static float Loss(in Model model, float[] x, float[] c)
                {
                    float[] y = new float[x.Length];
                    for (int i = 0; i < x.Length; i++) y[i] = model.A * x[i];
                    float sum = 0;
                    for (int i = 0; i < x.Length; i++) sum += c[i] * y[i];
                    return sum;
                }
            }
            """,
            """
            var model = new Model { A = 1.25f };
            Model gradients = default;
            Model.LossAndGradient(in model, (float[])arguments[0], (float[])arguments[1], ref gradients);
            return [gradients.A];
            """,
            x, c);
        float[] lanes = new float[16];
        int last = Count - 1;
        for (; last >= 15; last -= 16)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                lanes[lane] += c[last - 15 + lane] * x[last - 15 + lane];
            }
        }

        for (int half = 8; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        float expected = lanes[0];
        for (; last >= 0; last--)
        {
            expected += c[last] * x[last];
        }

        Assert.Equal(expected, (float)actual[0]);
    }

    // Ten thousand times 0.1 in float: one after the other they are 999.9029, in 16 sums they are nearer to 1000.
    [Fact]
    public void Fast_adds_a_sum_up_in_lanes()
    {
        double[] sums = DerivedLoss.Call(
            """
            [RMSpropConfig]
            public partial struct Model
            {
                public float A;

                [Differentiable(Numerics = KernelNumerics.Fast)]
                public static float Loss(in Model model, float[] x)
                {
                    float sum = 0;
                    for (int i = 0; i < x.Length; i++) sum += model.A * x[i];
                    return sum;
                }
            }
            """,
            """
            float[] x = new float[10_000];
            x.AsSpan().Fill(0.1f);
            var model = new Model { A = 1 };
            Model gradients = default;
            return [Model.Loss(in model, x), Model.LossAndGradient(in model, x, ref gradients), gradients.A];
            """);
        Assert.True(Math.Abs(sums[0] - 1000) > 0.05, $"{sums[0]:R}");
        Assert.All(sums[1..], sum => Assert.InRange(sum, 999.99, 1000.01));
    }
}
