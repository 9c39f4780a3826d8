namespace RmsProp.Generated.Tests.Properties;

/// <summary>Models shared by several tests, so that each is compiled once.</summary>
/// <typeparam name="T">The type of a number: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class CompiledOptimizers<T>
{
    /// <summary>Keras' options: all combinations for <see cref="float"/>, a fraction of them for <see cref="double"/>.</summary>
    public static CompiledModel<T> OfKeras { get; } =
        new(typeof(T) == typeof(float) ? KerasConfigurations.All : KerasConfigurations.Fraction);

    /// <summary>The same fraction of the options with PyTorch's update; half of them maximize.</summary>
    public static CompiledModel<T> OfPyTorch { get; } = new(KerasConfigurations.Fraction.Select((configuration, index) => configuration with
    {
        Arguments = configuration.Arguments with
        {
            Convention = RMSpropConvention.PyTorch,
            Epsilon = 1e-8,
            EpsilonPlacement = EpsilonPlacement.OutsideRoot,
            LearningRatePlacement = LearningRatePlacement.OutsideMomentum,
            WeightDecayMode = WeightDecayMode.L2,
            Maximize = index % 2 != 0,
        },
    }));
}
