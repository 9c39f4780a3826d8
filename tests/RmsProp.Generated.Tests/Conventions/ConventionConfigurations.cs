using System.Globalization;
using RmsProp.Generated.Tests.Properties;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>
/// The options in which frameworks differ, set independently under each convention: uncentered, centered or with a floor; five kinds of
/// momentum; three of weight decay; where epsilon is; the initial velocity; bias correction; up or down. Each convention has a quarter of
/// these 720 combinations, in which any three options still occur in all their combinations, and all conventions together have every
/// combination. Half of them also clip, accumulate, unscale, average and have a schedule.
/// </summary>
internal static class ConventionConfigurations
{
    private const double LargeEpsilon = 0.01;

    /// <summary>The quarter for a convention.</summary>
    public static IReadOnlyList<Configuration> Of(RMSpropConvention convention) =>
    [
        .. Combinations()
            .Where(options => options.Quarter == (int)convention % 4 && !options.IsUndefined)
            .Select((options, index) => new Configuration(
                "Optimizer" + index.ToString(CultureInfo.InvariantCulture),
                Arguments(convention, options),
                options.HasEverythingElse ? new ExponentialDecay(0.05, decaySteps: 3, decayRate: 0.5) : null)),
    ];

    private static IEnumerable<Combination> Combinations() =>
        from centering in Enum.GetValues<Centering>()
        from momentum in Enum.GetValues<MomentumKind>()
        from decay in new WeightDecayMode?[] { null, WeightDecayMode.Decoupled, WeightDecayMode.L2 }
        from bits in Enumerable.Range(0, 16)
        select new Combination(centering, momentum, decay, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);

    private static RMSpropArguments Arguments(RMSpropConvention convention, Combination options)
    {
        RMSpropArguments defaults = RMSpropArguments.Of(convention);
        return defaults with
        {
            LearningRate = 0.02,
            Rho = 0.8,
            Centered = options.Centering != Centering.None,
            CenteredVarianceFloor = options.Centering == Centering.Floored,
            Momentum = options.Momentum == MomentumKind.None ? 0 : 0.9,
            Nesterov = options.Momentum is MomentumKind.NesterovInside or MomentumKind.NesterovOutside,
            LearningRatePlacement = options.Momentum switch
            {
                MomentumKind.None => defaults.LearningRatePlacement,
                MomentumKind.Inside or MomentumKind.NesterovInside => LearningRatePlacement.InsideMomentum,
                _ => LearningRatePlacement.OutsideMomentum,
            },
            Epsilon = options.NeedsLargeEpsilon || options.BeginsAboveZero ? LargeEpsilon : defaults.Epsilon,
            EpsilonPlacement = options.IsEpsilonOutside ? EpsilonPlacement.OutsideRoot : EpsilonPlacement.InsideRoot,
            InitialVelocity = !options.BeginsAboveZero ? 0 : defaults.InitialVelocity > 0 ? defaults.InitialVelocity : 0.5,
            BiasCorrection = options.CorrectsBias,
            Maximize = options.Maximizes,
            WeightDecay = options.Decay is null ? null : 0.3,
            WeightDecayMode = options.Decay ?? defaults.WeightDecayMode,
            GlobalClipNorm = options.HasEverythingElse ? 1.7 : null,
            GradientAccumulationSteps = options.HasEverythingElse ? 3 : null,
            LossScaleFactor = options.HasEverythingElse ? 1000 : null,
            UseEma = options.HasEverythingElse,
            EmaOverwriteFrequency = options.HasEverythingElse ? 2 : null,
        };
    }

    private enum Centering
    {
        None,
        Centered,
        Floored,
    }

    private enum MomentumKind
    {
        None,
        Inside,
        NesterovInside,
        Outside,
        NesterovOutside,
    }

    private sealed record Combination(
        Centering Centering,
        MomentumKind Momentum,
        WeightDecayMode? Decay,
        bool IsEpsilonOutside,
        bool BeginsAboveZero,
        bool CorrectsBias,
        bool Maximizes)
    {
        // The defining words of the fraction: four options each, or more in their product.
        public int Quarter =>
            (IsOdd(IsEpsilonOutside, BeginsAboveZero, CorrectsBias, IsOdd((int)Momentum)) ? 2 : 0)
            + (IsOdd(BeginsAboveZero, Maximizes, Decay is WeightDecayMode.Decoupled, Centering is Centering.Centered) ? 1 : 0);

        public bool HasEverythingElse => IsOdd(IsEpsilonOutside, Maximizes, IsOdd((int)Momentum), Decay is WeightDecayMode.Decoupled);

        /// <summary>
        /// After the first update, the variance without bias is 0 if the velocity began at 0: g² - g². Dividing by its root gives only
        /// rounding errors, unless epsilon is larger than they are.
        /// </summary>
        public bool NeedsLargeEpsilon => CorrectsBias && Centering != Centering.None && !BeginsAboveZero;

        /// <summary>Outside the root, no epsilon helps: the root of a rounding error is large, or NaN.</summary>
        public bool IsUndefined => NeedsLargeEpsilon && IsEpsilonOutside;

        private static bool IsOdd(int number) => number % 2 != 0;

        private static bool IsOdd(params bool[] bits) => bits.Count(bit => bit) % 2 != 0;
    }
}
