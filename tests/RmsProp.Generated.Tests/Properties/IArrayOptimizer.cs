namespace RmsProp.Generated.Tests.Properties;

/// <summary>A generated optimizer together with the parameters that it trains: plain arrays, whatever the model is.</summary>
/// <typeparam name="T">The type of a number.</typeparam>
public interface IArrayOptimizer<T>
{
    T[][] Parameters { get; }

    /// <summary>How many steps have been skipped.</summary>
    long SkippedSteps { get; }

    /// <summary>Takes one step; a gradient that is <see langword="null"/> is Keras' <c>None</c>.</summary>
    void Apply(T[]?[] gradients);

    /// <summary>The checkpoint.</summary>
    byte[] Save();

    /// <summary>Loads a checkpoint.</summary>
    void Load(byte[] checkpoint);

    /// <summary>The slot of that name, or <see langword="null"/> if the optimizer has none such.</summary>
    T[][]? Slot(string name);
}
