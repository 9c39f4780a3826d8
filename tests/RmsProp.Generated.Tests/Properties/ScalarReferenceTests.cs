using System.Numerics;
using FsCheck.Xunit;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// Compares every combination of Keras' options with the formulas of RMSprop in exact arithmetic, within the bounds of
/// <see cref="ScalarComparison"/>.
/// </summary>
public class ScalarReferenceTests
{
    /// <summary>Three of the widest vectors of float and one more element: every main loop and every tail.</summary>
    private const int LongestOfAllLengths = (3 * 16) + 1;

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_of_every_short_length(Seed seed) => EveryShortLength<float>(seed);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_of_every_short_length(Seed seed) => EveryShortLength<double>(seed);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_of_many_elements(Seed seed) => ManyElements<float>(seed);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_of_many_elements(Seed seed) => ManyElements<double>(seed);

    private static void EveryShortLength<T>(Seed seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        foreach (Configuration configuration in CompiledOptimizers<T>.OfKeras.Configurations)
        {
            for (int length = 0; length <= LongestOfAllLengths; length++)
            {
                // With accumulation over three steps, ten steps are three updates and a micro-step.
                int[] lengths = [length, random.Next(LongestOfAllLengths + 1)];
                ScalarComparison.Compare(CompiledOptimizers<T>.OfKeras, configuration, RandomRun<T>.Moderate(random, configuration, lengths, steps: 10));
            }
        }
    }

    private static void ManyElements<T>(Seed seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        foreach (Configuration configuration in KerasConfigurations.Fraction)
        {
            ScalarComparison.Compare(CompiledOptimizers<T>.OfKeras, configuration, RandomRun<T>.Moderate(random, configuration, [1000, 3], steps: 7));
        }

        foreach (Configuration configuration in KerasConfigurations.Fraction.Where((_, i) => i % 4 == 0))
        {
            ScalarComparison.Compare(CompiledOptimizers<T>.OfKeras, configuration, RandomRun<T>.Moderate(random, configuration, [7, 100_003], steps: 4));
        }
    }
}
