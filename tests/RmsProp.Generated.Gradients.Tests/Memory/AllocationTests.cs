namespace RmsProp.Generated.GradientTests.Memory;

/// <summary>After the first call of the same sizes, the gradient of a loss allocates nothing.</summary>
public class AllocationTests
{
    // Arrays of a loop's turns live until the reverse pass: the memory grows in parts while the first call runs.
    private const string Source = """
        [RMSpropConfig]
        public partial struct Model
        {
            public float[] W;
            public double[,] M;

            [Differentiable]
            public static float Loss(in Model model, float[] x, int turns)
            {
                float sum = 0;
                for (int turn = 0; turn < turns; turn++)
                {
                    Span<float> products = new float[x.Length];
                    Span<double> sums = new double[2];
                    for (int i = 0; i < x.Length; i++)
                    {
                        products[i] = model.W[i] * x[i];
                        sums[i % 2] += products[i] * model.M[i % 2, turn % 2];
                    }

                    sum += MathF.Tanh(products[turn % x.Length] + (float)(sums[0] * sums[1]));
                }

                return sum;
            }
        }
        """;

    [Theory, InlineData(1), InlineData(7), InlineData(300)]
    public void The_second_call_allocates_nothing(int turns)
    {
        const string Call = """
            var model = new Model { W = [1, 2, 3, 4, 5], M = new double[,] { { 1, 2 }, { 3, 4 } } };
            float[] x = [0.1f, -0.2f, 0.3f, -0.4f, 0.5f];
            int turns = (int)arguments[0];
            return [Allocated(new Model { W = new float[5], M = new double[2, 2] }), Allocated(default)];

            // The first workspace is there to have all code compiled.
            double Allocated(Model gradients)
            {
                long bytes = 0;
                foreach (var workspace in new[] { new GradientWorkspace(), new GradientWorkspace() })
                {
                    Model.LossAndGradient(in model, x, turns, ref gradients, 1, workspace);
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    Model.LossAndGradient(in model, x, turns, ref gradients, 1, workspace);
                    bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                }

                return bytes;
            }
            """;
        Assert.Equal([0, 0], DerivedLoss.Call(Source, Call, turns));
    }
}
