using System.Numerics;
using FsCheck.Xunit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>
/// Compares every combination of the options in which frameworks differ with the formulas in exact arithmetic, within the bounds of
/// <see cref="ScalarComparison"/>.
/// </summary>
public abstract class ConventionTests(RMSpropConvention convention)
{
    // With accumulation over three steps, ten steps are three updates and a micro-step.
    private const int Steps = 10;

    // A 512-bit vector of float, a 256-bit one, a 128-bit one and three elements; the same in double; three of the widest and one more.
    private static readonly int[] Lengths = [31, 15, 49];

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_follows_the_formulas(Seed seed) => Compare<float>(seed, ConventionConfigurations.Of(convention));

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_follows_the_formulas(Seed seed) =>
        Compare<double>(seed, ConventionConfigurations.Of(convention).Where((_, index) => index % 4 == 0));

    /// <summary>The tolerance is twice the sum of all rounding, which leaves room for 2 units in the last place of an increment.</summary>
    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Fast_follows_the_formulas(Seed seed) => Compare<float>(
        seed,
        ConventionConfigurations.Of(convention).Where((_, index) => index % 4 == 1)
            .Select(configuration => configuration with { Numerics = KernelNumerics.Fast }));

    private static void Compare<T>(Seed seed, IEnumerable<Configuration> configurations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        var model = new CompiledModel<T>(configurations);
        foreach (Configuration configuration in model.Configurations)
        {
            foreach (int length in Lengths.Append(random.Next(Lengths.Max())))
            {
                int[] lengths = [length, random.Next(Lengths.Max())];
                ScalarComparison.Compare(model, configuration, RandomRun<T>.Moderate(random, configuration, lengths, Steps));
            }
        }
    }
}

public sealed class KerasConventionTests() : ConventionTests(RMSpropConvention.Keras);

public sealed class PyTorchConventionTests() : ConventionTests(RMSpropConvention.PyTorch);

public sealed class TensorFlowV1ConventionTests() : ConventionTests(RMSpropConvention.TensorFlowV1);

public sealed class OptaxConventionTests() : ConventionTests(RMSpropConvention.Optax);

public sealed class TimmConventionTests() : ConventionTests(RMSpropConvention.Timm);
