using RmsProp.Generated.Generator;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Robustness;

/// <summary>Loops that hand a sum on, one to the next: what is asked of the last one must not be asked again for each way to it.</summary>
public class ManyLoopsTests
{
    [Fact]
    public void Deriving_takes_no_more_memory_than_in_proportion_to_their_pairs()
    {
        long half = EditMeter.Cold([DerivedLoss.Usings + Source(32)], new RMSpropGenerator()).AllocatedBytes;
        long whole = EditMeter.Cold([DerivedLoss.Usings + Source(64)], new RMSpropGenerator()).AllocatedBytes;

        // Some passes compare each loop with each; ways through the loops would be 2³² times as many.
        Assert.InRange((double)whole / half, 1, 4);
    }

    /// <summary>The k-th loop adds k w x for each number, so that the derivative is x (1 + … + 40), without a rounding.</summary>
    [Fact]
    public void And_their_gradients_are_added_up()
    {
        double[] results = DerivedLoss.Call(
            Source(40),
            """
            Model model = new() { W = [3, 5] }, gradients = new() { W = new double[2] };
            double loss = Model.LossAndGradient(in model, (double[])arguments[0], ref gradients);
            return [loss, .. gradients.W];
            """,
            new double[] { 2, -7 });
        Assert.Equal([820 * (6 - 35), 820 * 2, 820 * -7], results);
    }

    private static string Source(int loops) => $$"""
        [RMSpropConfig]
        public partial struct Model
        {
            public double[] W;

            [Differentiable]
            public static double Loss(in Model model, double[] x)
            {
                double sum = 0;
                {{string.Concat(Enumerable.Range(1, loops).Select(k => $"for (int i = 0; i < x.Length; i++) sum += {k} * model.W[i] * x[i];\n        "))}}
                return sum;
            }
        }
        """;
}
