using System.Security.Cryptography;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Complaints;

/// <summary>
/// Value and gradient have the same bits on every instruction set, also where rows and examples are taken together. The digests were
/// recorded with AVX-512; <c>.ci/run</c> runs these tests on narrower vectors, without any, and for ARM64.
/// </summary>
public class SameBitsTests
{
    /// <summary>Layers with more than one vector, with part of one, and examples, of which some are left over.</summary>
    private const string Network = """
        [RMSpropConfig]
        public partial struct Model
        {
            public T[] First;
            public T[] Second;
            public T[] Third;

            [Differentiable]
            public static T Loss(in Model model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
            {
                T sum = 0;
                for (int e = 0; e < targets.Length; e++)
                {
                    Span<T> hidden = new T[37];
                    Span<T> small = new T[10];
                    for (int i = 0; i < 9; i++)
                    {
                        for (int o = 0; o < hidden.Length; o++)
                        {
                            hidden[o] += inputs[e * 9 + i] * model.First[i * 37 + o];
                        }
                    }

                    foreach (ref T value in hidden)
                    {
                        value = value > 0 ? value : 0;
                    }

                    for (int i = 0; i < hidden.Length; i++)
                    {
                        for (int o = 0; o < 10; o++)
                        {
                            small[o] += hidden[i] * model.Second[i * 10 + o];
                        }
                    }

                    T result = 0;
                    for (int o = 0; o < 10; o++)
                    {
                        result += T.Sqrt(small[o] * small[o] + 1) * model.Third[o];
                    }

                    sum += (result - targets[e]) * (result - targets[e]);
                }

                return sum / targets.Length;
            }
        }
        """;

    /// <summary>Weights as PyTorch has them, a row for each output; and a filter that is moved over a signal, whose gradients overlap.</summary>
    private const string Rows = """
        [RMSpropConfig]
        public partial struct Model
        {
            public T[] First;
            public T[] Second;
            public T[] Third;

            [Differentiable]
            public static T Loss(in Model model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
            {
                T sum = 0;
                for (int o = 0; o < 10; o++)
                {
                    T dot = model.Third[o];
                    for (int i = 0; i < 33; i++)
                    {
                        dot += model.First[o * 33 + i] * inputs[i];
                    }

                    sum += dot / T.Sqrt(1 + dot * dot);
                }

                var moved = new T[40];
                for (int f = 0; f < 10; f++)
                {
                    for (int i = 0; i < 40; i++)
                    {
                        moved[i] += model.Second[f] * model.First[i + f];
                    }
                }

                for (int i = 0; i < 40; i++)
                {
                    sum += moved[i] * moved[i] * targets[i % targets.Length];
                }

                return sum;
            }
        }
        """;

    private const string Call = """
        var model = new Model { First = new T[9 * 37], Second = new T[370], Third = new T[10] };
        T[] inputs = new T[7 * 9], targets = new T[7];
        uint seed = 1;
        foreach (T[] numbers in (T[][])[model.First, model.Second, model.Third, inputs, targets])
        {
            foreach (ref T number in numbers.AsSpan())
            {
                seed = seed * 1664525 + 1013904223;
                number = (T)(int)(seed >> 8) / (1 << 23) - 1;
            }
        }

        Model gradients = Model.RMSprop.ZerosLike(in model);
        T value = Model.LossAndGradient(in model, inputs, targets, ref gradients);
        return [value, .. new[] { gradients.First, gradients.Second, gradients.Third }.SelectMany(numbers => numbers).Select(number => (double)number)];
        """;

    [Theory]
    [InlineData("network", "float", "3E32B1E601AB67B1")]
    [InlineData("network", "double", "775B48531586A9F5")]
    [InlineData("rows", "float", "061638EF4F7BB2A3")]
    [InlineData("rows", "double", "FE07C4E13623FE5A")]
    public void A_gradient_has_the_same_bits_on_every_instruction_set(string loss, string type, string digest)
    {
        double[] numbers = DerivedLoss.Call(With(type, loss == "network" ? Network : Rows), With(type, Call));
        byte[] bytes = [.. numbers.SelectMany(BitConverter.GetBytes)];
        Assert.Equal(digest, Convert.ToHexString(SHA256.HashData(bytes))[..16]);
        Assert.True(numbers.Count(number => number != 0) > 300);
    }

    /// <summary>What a reader of the generated method is told.</summary>
    [Theory]
    [InlineData(Network, "Takes 4 turns of the loops over e, i together.", "Takes 2 turns of the loop over i together.")]
    [InlineData(Rows, "Takes 4 turns of the loops over o, f together.")]
    public void The_documentation_says_which_turns_are_taken_together(string loss, params string[] remarks)
    {
        string gradient = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + With("float", loss)).Sources
            .Single(source => source.Key.Contains("Loss", StringComparison.Ordinal)).Value;
        Assert.All(remarks, remark => Assert.Contains(remark, gradient, StringComparison.Ordinal));
    }

    private static string With(string type, string source) => System.Text.RegularExpressions.Regex.Replace(source, @"\bT\b", type);
}
