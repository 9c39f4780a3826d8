using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Numerics;

/// <summary><see cref="KernelNumerics.Fast"/> compared with <see cref="KernelNumerics.Exact"/>, whose bits are Keras'.</summary>
public sealed class FastNumericsTests(ITestOutputHelper output)
{
    private const int Length = 1 << 20;
    private const int Rounds = 4;

    private static readonly float[] Special =
    [
        0, -0f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, float.MaxValue, float.MinValue, 1.8e19f, 1.9e19f,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private delegate void Step<TState>(ref TState state, ref FastModel parameters, in FastModel gradients);

    [Fact]
    public void Increments_are_within_two_units_in_the_last_place() => Compare<FastModel.Plain.State, FastModel.PlainFast.State>(
        FastModel.Plain.Apply, FastModel.PlainFast.Apply,
        (velocity, _) => new() { IsBuilt = true, Velocity = velocity },
        (velocity, _) => new() { IsBuilt = true, Velocity = velocity },
        state => state.Velocity.Weights, state => state.Velocity.Weights);

    [Fact]
    public void Centered_increments_are_within_two_units_in_the_last_place() => Compare<FastModel.Centered.State, FastModel.CenteredFast.State>(
        FastModel.Centered.Apply, FastModel.CenteredFast.Apply,
        (velocity, average) => new() { IsBuilt = true, Velocity = velocity, AverageGradient = average },
        (velocity, average) => new() { IsBuilt = true, Velocity = velocity, AverageGradient = average },
        state => state.Velocity.Weights, state => state.Velocity.Weights);

    // Before the learning rate is applied, and so is the momentum buffer.
    [Fact]
    public void Increments_with_epsilon_beside_the_root_are_within_two_units_in_the_last_place() => Compare<FastModel.PyTorch.State, FastModel.PyTorchFast.State>(
        FastModel.PyTorch.Apply, FastModel.PyTorchFast.Apply,
        (velocity, _) => new() { IsBuilt = true, Velocity = velocity, MomentumBuffer = new() { Weights = new float[Length] } },
        (velocity, _) => new() { IsBuilt = true, Velocity = velocity, MomentumBuffer = new() { Weights = new float[Length] } },
        state => state.Velocity.Weights, state => state.Velocity.Weights,
        exactIncrement: state => state.MomentumBuffer.Weights, fastIncrement: state => state.MomentumBuffer.Weights);

    [Fact]
    public void Centered_ones_as_well() => Compare<FastModel.PyTorchCentered.State, FastModel.PyTorchCenteredFast.State>(
        FastModel.PyTorchCentered.Apply, FastModel.PyTorchCenteredFast.Apply,
        (velocity, average) => new() { IsBuilt = true, Velocity = velocity, AverageGradient = average },
        (velocity, average) => new() { IsBuilt = true, Velocity = velocity, AverageGradient = average },
        state => state.Velocity.Weights, state => state.Velocity.Weights);

    // Without a normal number under the root, the estimate has no error bound, so the increment is exact there.
    [Fact]
    public void Without_epsilon_increments_are_exact() => Compare<FastModel.NoEpsilon.State, FastModel.NoEpsilonFast.State>(
        FastModel.NoEpsilon.Apply, FastModel.NoEpsilonFast.Apply,
        (velocity, _) => new() { IsBuilt = true, Velocity = velocity },
        (velocity, _) => new() { IsBuilt = true, Velocity = velocity },
        state => state.Velocity.Weights, state => state.Velocity.Weights, worstAllowed: 0);

    /// <summary>
    /// The norm of (3e30, 4e30) is 5e30, so clipped to 1 they are (0.6, 0.8); in float the squares overflow, and Keras' gradient is 0.
    /// </summary>
    [Fact]
    public void A_huge_gradient_is_clipped_and_not_zeroed()
    {
        float[] gradient = [3e30f, 4e30f];
        var byNorm = new FastModel.ByNormFast();
        var byGlobalNorm = new FastModel.ByGlobalNormFast();
        var exact = new FastModel.ByNorm();
        foreach (IRMSpropOptimizer<FastModel> optimizer in (IRMSpropOptimizer<FastModel>[])[byNorm, byGlobalNorm, exact])
        {
            var parameters = new FastModel { Weights = new float[2] };
            optimizer.Apply(ref parameters, new FastModel { Weights = gradient });
        }

        // (1 - rho) g² after the first step.
        Assert.Equal(0.1 * 0.36, byNorm.Velocity.Weights[0], 1e-7);
        Assert.Equal(0.1 * 0.64, byNorm.Velocity.Weights[1], 1e-7);
        Assert.Equal(byNorm.Velocity.Weights, byGlobalNorm.Velocity.Weights);
        Assert.Equal([0f, 0f], exact.Velocity.Weights);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1000)]
    [InlineData(300_001)]
    public void Norms_agree_with_a_sum_in_double(int length)
    {
        var random = new Random(length);
        float[] gradient = new float[length];
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            gradient[i] = random.NextSingle() - 0.5f;
            sum += (double)gradient[i] * gradient[i];
        }

        var parameters = new FastModel { Weights = new float[length] };
        var optimizer = new FastModel.ByNormFast();
        optimizer.Apply(ref parameters, new FastModel { Weights = gradient });

        double clipped = gradient[0] / Math.Max(Math.Sqrt(sum), 1);
        // Three roundings in float: of the scale, of the product and of its square; and those of the average.
        Assert.Equal(0.1 * clipped * clipped, optimizer.Velocity.Weights[0], 6e-7 * clipped * clipped);
    }

    private void Compare<TExact, TFast>(
        Step<TExact> exactStep, Step<TFast> fastStep,
        Func<FastModel, FastModel, TExact> exactState, Func<FastModel, FastModel, TFast> fastState,
        Func<TExact, float[]> exactVelocity, Func<TFast, float[]> fastVelocity, int worstAllowed = 2,
        Func<TExact, float[]>? exactIncrement = null, Func<TFast, float[]>? fastIncrement = null)
    {
        long worst = 0;
        for (int round = 0; round < Rounds; round++)
        {
            var random = new Random(round);
            float[] gradient = Everywhere(random);
            float[] velocity = [.. Everywhere(random).Select(Math.Abs)];
            float[] average = [.. velocity.Select(value => MathF.Sqrt(value) * (random.NextSingle() - 0.5f))];
            TExact exactSlots = exactState(Copy(velocity), Copy(average));
            TFast fastSlots = fastState(Copy(velocity), Copy(average));

            // Starting from 0, the parameter after the step is the negated increment.
            var exact = new FastModel { Weights = new float[Length] };
            var fast = new FastModel { Weights = new float[Length] };
            exactStep(ref exactSlots, ref exact, new FastModel { Weights = gradient });
            fastStep(ref fastSlots, ref fast, new FastModel { Weights = gradient });

            Assert.Equal(exactVelocity(exactSlots), fastVelocity(fastSlots));
            float[] exactIncrements = exactIncrement is null ? exact.Weights : exactIncrement(exactSlots);
            float[] fastIncrements = fastIncrement is null ? fast.Weights : fastIncrement(fastSlots);
            for (int i = 0; i < Length; i++)
            {
                float expected = exactIncrements[i];
                float actual = fastIncrements[i];
                Assert.True(float.IsNaN(expected) == float.IsNaN(actual), $"{actual:R} for {expected:R}, gradient {gradient[i]:R}, velocity {velocity[i]:R}");
                long distance = float.IsNaN(expected) ? 0 : Math.Abs(Order(expected) - Order(actual));
                Assert.True(distance <= worstAllowed, $"{actual:R} is {distance} from {expected:R}, gradient {gradient[i]:R}, velocity {velocity[i]:R}");
                worst = Math.Max(worst, distance);
            }
        }

        output.WriteLine($"{(long)Rounds * Length:N0} increments over all binades, at most {worst} units in the last place apart");
    }

    private static FastModel Copy(float[] values) => new() { Weights = [.. values] };

    /// <summary>Numbers from every binade, evenly: random bits, and special values.</summary>
    private static float[] Everywhere(Random random)
    {
        float[] values = new float[Length];
        for (int i = 0; i < Length; i++)
        {
            values[i] = random.Next(1000) == 0
                ? Special[random.Next(Special.Length)]
                : BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
        }

        return values;
    }

    /// <summary>The rank of a number in its type, so that neighbors differ by 1 and the two zeros by 0.</summary>
    private static long Order(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits < 0 ? int.MinValue - (long)bits : bits;
    }
}

[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "PlainFast", Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "Centered", Centered = true)]
[RMSpropConfig(Name = "CenteredFast", Centered = true, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "NoEpsilon", Epsilon = 1e-45)]
[RMSpropConfig(Name = "NoEpsilonFast", Epsilon = 1e-45, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch, Momentum = 0.9)]
[RMSpropConfig(Name = "PyTorchFast", Convention = RMSpropConvention.PyTorch, Momentum = 0.9, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "PyTorchCentered", Convention = RMSpropConvention.PyTorch, Centered = true)]
[RMSpropConfig(Name = "PyTorchCenteredFast", Convention = RMSpropConvention.PyTorch, Centered = true, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 1)]
[RMSpropConfig(Name = "ByNormFast", ClipNorm = 1, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "ByGlobalNormFast", GlobalClipNorm = 1, Numerics = KernelNumerics.Fast)]
internal partial struct FastModel
{
    public float[] Weights;
}
