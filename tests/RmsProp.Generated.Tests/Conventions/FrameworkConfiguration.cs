using System.Globalization;
using RmsProp.Generated.Tests.Properties;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>Every combination of the arguments of a framework's optimizer, as a configuration and as a call to it.</summary>
/// <param name="Configuration">The configuration to generate.</param>
/// <param name="Create">Creates the framework's optimizer from initial parameters and whether their weights decay.</param>
internal sealed record FrameworkConfiguration(Configuration Configuration, Func<double[], bool, IFrameworkProgram> Create)
{
    private const double LearningRate = 0.02;
    private const double Momentum = 0.9;
    private const double Decay = 0.3;

    private static readonly bool[] Either = [false, true];

    /// <summary>TensorFlow's combinations: 4.</summary>
    public static IReadOnlyList<FrameworkConfiguration> OfTensorFlow { get; } = Number(
        from centered in Either
        from momentum in new[] { 0, Momentum }
        select (
            RMSpropArguments.Of(RMSpropConvention.TensorFlowV1) with { LearningRate = LearningRate, Centered = centered, Momentum = momentum },
            Program((parameters, _) => new TensorFlowProgram(parameters, LearningRate, momentum: momentum, centered: centered))));

    /// <summary>
    /// Optax' combinations: 48, less the 6 with a centered variance that is 0, or a rounding error, after the first step: g² - g²,
    /// without bias and with an initial scale of 0.
    /// </summary>
    public static IReadOnlyList<FrameworkConfiguration> OfOptax { get; } = Number(
        from centered in Either
        from momentum in new double?[] { null, Momentum }
        from nesterov in momentum is null ? [false] : Either
        from epsInSqrt in Either
        from initialScale in new double[] { 0, 1 }
        from biasCorrection in Either
        where !(centered && biasCorrection && initialScale == 0)
        select (
            RMSpropArguments.Of(RMSpropConvention.Optax) with
            {
                LearningRate = LearningRate,
                Centered = centered,
                Momentum = momentum ?? 0,
                Nesterov = nesterov,
                EpsilonPlacement = epsInSqrt ? EpsilonPlacement.InsideRoot : EpsilonPlacement.OutsideRoot,
                InitialVelocity = initialScale,
                BiasCorrection = biasCorrection,
            },
            Program((parameters, _) => new OptaxProgram(
                parameters,
                LearningRate,
                initialScale: initialScale,
                epsInSqrt: epsInSqrt,
                centered: centered,
                momentum: momentum,
                nesterov: nesterov,
                biasCorrection: biasCorrection))));

    /// <summary>timm's combinations: 18. Its learning rate stays at the default.</summary>
    public static IReadOnlyList<FrameworkConfiguration> OfTimm { get; } = Number(
        from centered in Either
        from momentum in new[] { 0, Momentum }
        from lrInMomentum in momentum == 0 ? [true] : Either
        from decay in new WeightDecayMode?[] { null, WeightDecayMode.Decoupled, WeightDecayMode.L2 }
        select (
            RMSpropArguments.Of(RMSpropConvention.Timm) with
            {
                Centered = centered,
                Momentum = momentum,
                LearningRatePlacement = lrInMomentum ? LearningRatePlacement.InsideMomentum : LearningRatePlacement.OutsideMomentum,
                WeightDecay = decay is null ? null : Decay,
                WeightDecayMode = decay ?? WeightDecayMode.L2,
            },
            Program((parameters, decays) => new TimmProgram(
                parameters,
                weightDecay: decays && decay is not null ? Decay : 0,
                momentum: momentum,
                centered: centered,
                decoupledDecay: decay == WeightDecayMode.Decoupled,
                lrInMomentum: lrInMomentum))));

    public override string ToString() => Configuration.ToString();

    private static Func<double[], bool, IFrameworkProgram> Program(Func<double[], bool, IFrameworkProgram> create) => create;

    private static FrameworkConfiguration[] Number(IEnumerable<(RMSpropArguments Arguments, Func<double[], bool, IFrameworkProgram> Create)> rows) =>
    [
        .. rows.Select((row, index) => new FrameworkConfiguration(
            new Configuration("Optimizer" + index.ToString(CultureInfo.InvariantCulture), row.Arguments), row.Create)),
    ];
}
