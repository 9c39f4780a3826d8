using System.Numerics;
using FsCheck.Xunit;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// Compares every combination of options with the reference, which rounds like Keras and PyTorch: the bits are the same for all numbers,
/// including infinities and NaN.
/// </summary>
public class ReferenceOptimizerTests
{
    private const int Steps = 7;

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_has_the_same_bits(Seed seed) =>
        HasTheSameBits(CompiledOptimizers<float>.OfKeras, seed, schedule => schedule.GetSingleLearningRate);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_has_the_same_bits(Seed seed) =>
        HasTheSameBits(CompiledOptimizers<double>.OfKeras, seed, schedule => schedule.GetLearningRate);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_has_the_same_bits_with_the_update_of_PyTorch(Seed seed) =>
        HasTheSameBits(CompiledOptimizers<float>.OfPyTorch, seed, schedule => schedule.GetSingleLearningRate);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_has_the_same_bits_with_the_update_of_PyTorch(Seed seed) =>
        HasTheSameBits(CompiledOptimizers<double>.OfPyTorch, seed, schedule => schedule.GetLearningRate);

    private static void HasTheSameBits<T>(CompiledModel<T> model, Seed seed, Func<ExponentialDecay, Func<long, T>> rateOf)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        foreach (Configuration configuration in model.Configurations)
        {
            Func<long, T>? rate = configuration.Schedule is { } schedule ? rateOf(schedule) : null;
            for (int i = 0; i < 8; i++)
            {
                int[] lengths = [random.Next(50), random.Next(i == 0 ? 500 : 50)];
                RandomRun<T> run = i % 2 == 0
                    ? RandomRun<T>.Any(random, lengths, Steps)
                    : RandomRun<T>.Moderate(random, configuration, lengths, Steps);
                Compare(model, configuration, run, rate);
            }
        }
    }

    private static void Compare<T>(CompiledModel<T> model, Configuration configuration, RandomRun<T> run, Func<long, T>? rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[][] expected = [.. run.Parameters.Select(row => row.ToArray())];
        var reference = new ReferenceOptimizer<T>(configuration.Arguments, [.. expected.Select(row => row.Length)], [false, true]);
        IArrayOptimizer<T> optimizer = model.Create(configuration, [.. run.Parameters.Select(row => row.ToArray())]);
        for (int step = 0; step < run.Gradients.Length; step++)
        {
            reference.LearningRate = rate is null ? reference.LearningRate : rate(step);
            reference.Apply(expected, run.Gradients[step]);
            optimizer.Apply(run.Gradients[step]);
            AssertSame(expected, optimizer.Parameters, () => $"{configuration}, parameters after step {step + 1}");
        }

        foreach (string name in SlotNames.All)
        {
            if (optimizer.Slot(name) is { } actual)
            {
                AssertSame((T[][])typeof(ReferenceOptimizer<T>).GetProperty(name)!.GetValue(reference)!, actual, () => $"{configuration}, {name}");
            }
        }
    }

    private static void AssertSame<T>(T[][] expected, T[][] actual, Func<string> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int variable = 0; variable < expected.Length; variable++)
        {
            NumberAssert.SameNumbers<T>(expected[variable], actual[variable], () => $"{context()}, variable {variable}");
        }
    }
}
