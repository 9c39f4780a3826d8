namespace RmsProp.Generated.Tests.Properties;

/// <summary>The models that several tests share, so that each is compiled once.</summary>
/// <typeparam name="T">The type of a number: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class CompiledOptimizers<T>
{
    /// <summary>Keras' options: all combinations for <see cref="float"/>, a fraction of them for <see cref="double"/>.</summary>
    public static CompiledModel<T> OfKeras { get; } =
        new(typeof(T) == typeof(float) ? KerasConfigurations.All : KerasConfigurations.Fraction);
}
