using System.Numerics;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>Initial parameters of two variables and the gradients of some steps, at random; some gradients are missing.</summary>
internal sealed record RandomRun<T>(T[][] Parameters, T[]?[][] Gradients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers that computing with can't overflow, so that only their roundings are between them and exact ones.</summary>
    public static RandomRun<T> Moderate(RandomNumbers random, Configuration configuration, int[] lengths, int steps) => Create(
        random, lengths, steps, random.Parameters<T>, length => random.Gradients<T>(length, configuration.Arguments.LossScaleFactor is not null ? 1000 : 1));

    /// <summary>Any numbers at all.</summary>
    public static RandomRun<T> Any(RandomNumbers random, int[] lengths, int steps) =>
        Create(random, lengths, steps, random.Any<T>, random.Any<T>);

    private static RandomRun<T> Create(
        RandomNumbers random, int[] lengths, int steps, Func<int, T[]> parameters, Func<int, T[]> gradients)
    {
        return new RandomRun<T>([.. lengths.Select(parameters)], [.. Enumerable.Range(0, steps).Select(_ => Step())]);

        T[]?[] Step()
        {
            // Of all variables at most one is without a gradient, for without any at all there is no step.
            int missing = random.OnceIn(4) ? random.Next(lengths.Length) : -1;
            return [.. lengths.Select((length, variable) => variable == missing ? null : gradients(length))];
        }
    }
}
