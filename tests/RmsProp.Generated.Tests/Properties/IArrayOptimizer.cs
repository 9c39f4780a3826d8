namespace RmsProp.Generated.Tests.Properties;

/// <summary>A generated optimizer together with the parameters that it trains: plain arrays, whatever the model.</summary>
/// <typeparam name="T">The type of a number.</typeparam>
public interface IArrayOptimizer<T>
{
    T[][] Parameters { get; }

    /// <summary>The number of skipped steps.</summary>
    long SkippedSteps { get; }

    /// <summary>Takes one step; a gradient that is <see langword="null"/> is Keras' <c>None</c>.</summary>
    void Apply(T[]?[] gradients);

    /// <summary>The checkpoint.</summary>
    byte[] Save();

    /// <summary>Loads a checkpoint.</summary>
    void Load(byte[] checkpoint);

    /// <summary>The slot with this name, or <see langword="null"/> if the optimizer does not have it.</summary>
    T[][]? Slot(string name);
}
