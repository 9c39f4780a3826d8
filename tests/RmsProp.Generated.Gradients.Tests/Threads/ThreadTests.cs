using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Threads;

/// <summary>The turns of a loop over samples on several threads.</summary>
public class ThreadTests
{
    public static TheoryData<int> Samples => [0, 1, 31, 32, 33, 63, 64, 65, 100, 256, 1000];

    /// <summary>All calls give the same numbers: with any number of threads, and without a workspace of one's own.</summary>
    [Theory, MemberData(nameof(Samples))]
    public void The_bits_do_not_depend_on_the_number_of_threads(int samples)
    {
        double[] different = DerivedLoss.Call(
            ThreadedLosses.Network,
            ThreadedLosses.NetworkData + """
            List<double> results = [];
            double[] expected = null;
            foreach (bool isWanted in new[] { true, false })
            {
                Model plain = Zeros();
                plain.W = isWanted ? plain.W : null;
                float value = Model.LossAndGradient(in model, x, y, ref plain);
                expected = [value, .. NumbersOf(plain)];
                results.Add(BitConverter.SingleToInt32Bits(value) == BitConverter.SingleToInt32Bits(Model.Loss(in model, x, y)) ? 0 : 1);
                foreach (int threads in new[] { 1, 2, 3, 8 })
                {
                    var workspace = new GradientWorkspace { MaxDegreeOfParallelism = threads };
                    for (int call = 0; call < 20; call++)
                    {
                        Model gradients = Zeros();
                        gradients.W = isWanted ? gradients.W : null;
                        double[] actual = [Model.LossAndGradient(in model, x, y, ref gradients, 1, workspace), .. NumbersOf(gradients)];
                        results.Add(expected.Zip(actual).Count(pair => BitConverter.DoubleToInt64Bits(pair.First) != BitConverter.DoubleToInt64Bits(pair.Second)));
                    }
                }
            }

            return [.. results];
            """,
            samples);
        Assert.All(different, count => Assert.Equal(0, count));
    }

    /// <summary>
    /// The gradient of all samples is the sum of the gradients of each, which have no parts. In double precision, sums of a few thousand
    /// terms near 1 differ by their order by less than 1e-9.
    /// </summary>
    [Theory, InlineData(64), InlineData(257), InlineData(1000)]
    public void The_gradient_is_the_sum_over_the_samples(int samples)
    {
        double[] both = DerivedLoss.Call(
            InDoublePrecision(ThreadedLosses.Network),
            InDoublePrecision(ThreadedLosses.NetworkData) + """
            Model together = Zeros(), each = Zeros();
            Model.LossAndGradient(in model, x, y, ref together, 1, new GradientWorkspace { MaxDegreeOfParallelism = 2 });
            for (int i = 0; i < samples; i++)
            {
                Model.LossAndGradient(in model, x.AsSpan(5 * i, 5), [y[i]], ref each);
            }

            return [.. NumbersOf(together), .. NumbersOf(each)];
            """,
            samples);
        int count = both.Length / 2;
        DerivedLoss.AssertNear(both[count..], both[..count], 1e-9);
    }

    [Theory, InlineData(ThreadedLosses.Network, true), InlineData(ThreadedLosses.Throwing, true), InlineData(ThreadedLosses.Random, false)]
    public void The_documentation_says_which_loops_are_taken_in_parts(string loss, bool isInParts)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + loss);
        string source = run.Sources.Values.Single(source => source.Contains("partial struct Model", StringComparison.Ordinal) && source.Contains("LossAndGradient(", StringComparison.Ordinal));
        Assert.Equal(isInParts, source.Contains("SampleParts.Take", StringComparison.Ordinal));
        Assert.Equal(isInParts, source.Contains("/// <para>Adds up the turns of the loop over i in parts, which several threads can share.</para>", StringComparison.Ordinal));
    }

    private static string InDoublePrecision(string source) => source.Replace("float", "double", StringComparison.Ordinal).Replace("MathF.", "Math.", StringComparison.Ordinal);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void An_optimizer_takes_the_same_steps_and_allocates_nothing(int threads)
    {
        double[] results = DerivedLoss.Call(
            ThreadedLosses.Network,
            ThreadedLosses.NetworkData + """
            Model one = Zeros(), several = Zeros();
            Model.RMSprop.Copy(in model, ref one);
            Model.RMSprop.Copy(in model, ref several);
            var optimizer = new Model.RMSprop();
            var threaded = new Model.RMSprop { MaxDegreeOfParallelism = (int)arguments[1] };
            double different = 0;
            long before = 0;
            for (int step = 0; step < 50; step++)
            {
                before = step == 2 ? GC.GetAllocatedBytesForCurrentThread() : before;
                different += optimizer.MinimizeLoss(ref one, x, y) == threaded.MinimizeLoss(ref several, x, y) ? 0 : 1;
            }

            double bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            return [bytes, different, NumbersOf(one).Zip(NumbersOf(several)).Count(pair => pair.First != pair.Second)];
            """,
            300, threads);
        Assert.Equal([0, 0, 0], results);
    }

    /// <summary>Label 9 is out of range, in the last part.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(8)]
    public void An_exception_of_a_part_reaches_the_caller_and_leaves_a_workspace_that_works(int threads)
    {
        double[] results = DerivedLoss.Call(
            ThreadedLosses.Throwing,
            """
            var model = new Model { W = [1, 2, 3] };
            var gradients = new Model { W = new double[3] };
            var workspace = new GradientWorkspace { MaxDegreeOfParallelism = (int)arguments[0] };
            int[] labels = new int[500];
            double caught = 0;
            foreach (int label in new[] { 9, 5 })
            {
                labels[490] = label;
                try
                {
                    Model.LossAndGradient(in model, labels, ref gradients, 1, workspace);
                }
                catch (InvalidOperationException exception) when (exception.Message == "no such label")
                {
                    caught++;
                }
                catch (IndexOutOfRangeException)
                {
                    caught += 10;
                }
            }

            labels[490] = 1;
            gradients.W.AsSpan().Clear();
            double value = Model.LossAndGradient(in model, labels, ref gradients, 1, workspace);
            return [caught, value, .. gradients.W];
            """,
            threads);

        // 499 times 14 · 1 and once 14 · 2; the derivative by W[k] is 2 W[k] times the sum of W[label], and 14 for each label k.
        Assert.Equal([11, 499 * 14 + 28, (2 * 501) + (499 * 14), (4 * 501) + 14, 6 * 501], results);
    }
}
