using System.Numerics;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>Random initial parameters of two variables, and the gradients of some steps; some gradients are missing.</summary>
internal sealed record RandomRun<T>(T[][] Parameters, T[]?[][] Gradients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers that never overflow a computation, so that only rounding separates the results from exact ones.</summary>
    public static RandomRun<T> Moderate(RandomNumbers random, Configuration configuration, int[] lengths, int steps) => Create(
        random, lengths, steps, random.Parameters<T>, length => random.Gradients<T>(length, configuration.Arguments.LossScaleFactor is not null ? 1000 : 1));

    /// <summary>Any numbers.</summary>
    public static RandomRun<T> Any(RandomNumbers random, int[] lengths, int steps) =>
        Create(random, lengths, steps, random.Any<T>, random.Any<T>);

    private static RandomRun<T> Create(
        RandomNumbers random, int[] lengths, int steps, Func<int, T[]> parameters, Func<int, T[]> gradients)
    {
        return new RandomRun<T>([.. lengths.Select(parameters)], [.. Enumerable.Range(0, steps).Select(_ => Step())]);

        T[]?[] Step()
        {
            // At most one variable lacks a gradient, because a step needs at least one.
            int missing = random.OnceIn(4) ? random.Next(lengths.Length) : -1;
            return [.. lengths.Select((length, variable) => variable == missing ? null : gradients(length))];
        }
    }
}
