namespace RmsProp.Generated.CodeFixes.Tests;

internal static class ArgumentExamples
{
    public static FixExample KeepFirstClipOption => Of(
        "RMSP006", "Keep ClipNorm and remove ClipValue", "(ClipNorm = 1, ClipValue = 0.5)", "(ClipNorm = 1)");

    public static FixExample KeepLastClipOption => Of(
        "RMSP006", "Keep ClipValue and remove ClipNorm", "(ClipNorm = 1, ClipValue = 0.5)", "(ClipValue = 0.5)");

    public static FixExample KeepOneOfThreeClipOptions => Of(
        "RMSP006",
        "Keep ClipValue and remove ClipNorm and GlobalClipNorm",
        """
        (
            ClipNorm = 1, // of each
            Rho = 0.95, // longer
            // Every element.
            ClipValue = 0.5,
            GlobalClipNorm = 2)
        """,
        """
        (
            // of each
            Rho = 0.95, // longer
            // Every element.
            ClipValue = 0.5)
        """);

    public static FixExample DefaultForOutOfRange => Of(
        "RMSP007",
        "Set EmaMomentum to 0.99, the default in Keras",
        "(UseEma = true, EmaMomentum = /* percent */ 99.0 /* of it */, Rho = 0.95)",
        "(UseEma = true, EmaMomentum = /* percent */ 0.99 /* of it */, Rho = 0.95)");

    public static FixExample DefaultFrequency => Of(
        "RMSP007",
        "Set EmaOverwriteFrequency to 100, the default in Keras",
        "(UseEma = true, EmaOverwriteFrequency = -3)",
        "(UseEma = true, EmaOverwriteFrequency = 100)");

    public static FixExample NoAccumulation => Of(
        "RMSP007", "Remove GradientAccumulationSteps", "(GradientAccumulationSteps = 1)", "");

    public static FixExample NoAccumulationOnTheLastLine => Of(
        "RMSP007",
        "Remove GradientAccumulationSteps",
        """
        (
            Rho = 0.95,
            GradientAccumulationSteps = 1
        )
        """,
        """
        (
            Rho = 0.95
        )
        """);

    public static FixExample NoAccumulationOnTheFirstLine => Of(
        "RMSP007",
        "Remove GradientAccumulationSteps",
        """
        (
            GradientAccumulationSteps = 1,
            Rho = 0.95)
        """,
        """
        (
            Rho = 0.95)
        """);

    public static FixExample NoAccumulationBeforeAnother => Of(
        "RMSP007", "Remove GradientAccumulationSteps", "(GradientAccumulationSteps = 1,    Rho = 0.95)", "(Rho = 0.95)");

    public static FixExample NoAccumulationWithAComment => Of(
        "RMSP007",
        "Remove GradientAccumulationSteps",
        "(Rho = 0.95, GradientAccumulationSteps = 1 /* for now */)",
        "(Rho = 0.95 /* for now */)");

    public static FixExample ExactNumerics => Of(
        "RMSP007", "Remove Numerics", "(Rho = 0.95, Numerics = (KernelNumerics)2)", "(Rho = 0.95)");

    public static FixExample PlacementOfFramework => Of(
        "RMSP007", "Remove EpsilonPlacement", "(EpsilonPlacement = (EpsilonPlacement)2, Rho = 0.95)", "(Rho = 0.95)");

    public static FixExample NoLowestLossScale => Of(
        "RMSP007", "Remove MinLossScale", "(DynamicLossScale = true, MinLossScale = 0)", "(DynamicLossScale = true)");

    public static FixExample DefaultOfFramework => Of(
        "RMSP008", "Set Rho to 0.99, the default in PyTorch", "(Convention = RMSpropConvention.PyTorch, Rho = 99)", "(Convention = RMSpropConvention.PyTorch, Rho = 0.99)");

    public static FixExample DefaultRateOfFramework => Of(
        "RMSP008",
        "Set LearningRate to 0.01, the default in PyTorch",
        "(Convention = RMSpropConvention.PyTorch, LearningRate = -1)",
        "(Convention = RMSpropConvention.PyTorch, LearningRate = 0.01)");

    public static FixExample DefaultEpsilonOfFramework => Of(
        "RMSP008",
        "Set Epsilon to 1e-10, the default in timm",
        "(Convention = RMSpropConvention.Timm, Epsilon = 0)",
        "(Convention = RMSpropConvention.Timm, Epsilon = 1e-10)");

    public static FixExample LossScaleWithinItsLimits => Of(
        "RMSP008",
        "Set InitialLossScale to 1024, which is MaxLossScale",
        """
        (
            DynamicLossScale = true,
            MaxLossScale = 1024)
        """,
        """
        (
            DynamicLossScale = true,
            MaxLossScale = 1024,
            InitialLossScale = 1024)
        """);

    public static FixExample DefaultGrowth => Of(
        "RMSP008",
        "Set DynamicGrowthSteps to 2000, the default in Keras",
        "(DynamicLossScale = true, DynamicGrowthSteps = -1)",
        "(DynamicLossScale = true, DynamicGrowthSteps = 2000)");

    public static FixExample NoLimitOfSkippedSteps => Of(
        "RMSP007",
        "Remove MaxConsecutiveSkippedSteps",
        "(NonFiniteGradients = NonFiniteGradients.SkipStep, MaxConsecutiveSkippedSteps = -1)",
        "(NonFiniteGradients = NonFiniteGradients.SkipStep)");

    public static FixExample NothingToLimit => Of(
        "RMSP018", "Remove MaxConsecutiveSkippedSteps", "(MaxConsecutiveSkippedSteps = 10)", "");

    public static FixExample DefaultRate => Of(
        "RMSP008", "Set LearningRate to 0.001, the default in Keras", "(LearningRate = -0.1)", "(LearningRate = 0.001)");

    public static FixExample DefaultRho => Of(
        "RMSP008", "Set Rho to 0.9, the default in Keras", "(Rho = 90)", "(Rho = 0.9)");

    public static FixExample DefaultEpsilon => Of(
        "RMSP008",
        "Set Epsilon to 1e-7, the default in Keras",
        """
        (
            Momentum = 0.9,
            Epsilon = 0 // none
        )
        """,
        """
        (
            Momentum = 0.9,
            Epsilon = 1e-7 // none
        )
        """);

    public static FixExample NoClipping => Of(
        "RMSP008", "Remove ClipNorm", "(Momentum = 0.9, ClipNorm = 0, Rho = 0.95)", "(Momentum = 0.9, Rho = 0.95)");

    public static FixExample NoMomentum => Of(
        "RMSP008",
        "Remove Momentum",
        """
        (
            // No Nesterov.
            Momentum = -0.9
            )
        """,
        """
        (
            // No Nesterov.
            )
        """);

    public static FixExample NoDecay => Of(
        "RMSP008",
        "Remove WeightDecay",
        """
        (Rho = 0.95, // longer
         WeightDecay = double.NaN)
        """,
        """
        (Rho = 0.95 // longer
        )
        """);

    public static FixExample DefaultForLostInRounding => Of(
        "RMSP009", "Set LearningRate to 0.001, the default in Keras", "(LearningRate = 1e-50)", "(LearningRate = 0.001)");

    public static FixExample NotSetForLostInRounding => Of("RMSP009", "Remove LossScaleFactor", "(LossScaleFactor = 1e-46)", "");

    public static FixExample WithoutEffect => Of(
        "RMSP018",
        "Remove EmaMomentum",
        """
        (
            Rho = 0.95,
            EmaMomentum = 0.9,
            Momentum = 0.9)
        """,
        """
        (
            Rho = 0.95,
            Momentum = 0.9)
        """);

    public static FixExample FirstWithoutEffect => Of(
        "RMSP018",
        "Remove EmaMomentum",
        """
        (
            // In one.
            EmaMomentum = 0.9,
            // In two.
            Rho = 0.95,
            Momentum = 0.9)
        """,
        """
        (
            // In one.
            // In two.
            Rho = 0.95,
            Momentum = 0.9)
        """);

    /// <summary>The comment on the next line belongs to the next argument.</summary>
    public static FixExample FirstOnTheLineOfTheBracketWithoutEffect => Of(
        "RMSP018",
        "Remove EmaMomentum",
        """
        (EmaMomentum = 0.9,
            // In two.
            Rho = 0.95)
        """,
        """
        (// In two.
            Rho = 0.95)
        """);

    public static FixExample SecondOnItsLineWithoutEffect => Of(
        "RMSP018",
        "Remove EmaMomentum",
        """
        (Rho = 0.95, EmaMomentum = 0.9,
            Momentum = 0.9)
        """,
        """
        (Rho = 0.95, Momentum = 0.9)
        """);

    public static FixExample LastWithoutEffectBehindABlank => Of(
        "RMSP018", "Remove EmaMomentum", "(Rho = 0.95 , EmaMomentum = 0.9 )", "(Rho = 0.95 )");

    public static FixExample LastWithoutEffectBehindAComment => Of(
        "RMSP018", "Remove EmaMomentum", "(Rho = 0.95 /* longer */, EmaMomentum = 0.9)", "(Rho = 0.95 /* longer */)");

    public static FixExample OnlyOneWithoutEffectBetweenComments => Of(
        "RMSP018", "Remove EmaMomentum", "( /* before */ EmaMomentum = 0.9 /* behind */ ) /* more */", "( /* before */ /* behind */) /* more */");

    public static FixExample OnlyOneWithoutEffectBeforeAComment => Of(
        "RMSP018", "Remove EmaMomentum", "(EmaMomentum = 0.9) /* more */, System.Obsolete", " /* more */, System.Obsolete");

    public static FixExample LastWithoutEffect => Of(
        "RMSP018",
        "Remove EmaMomentum",
        """
        (
            Rho = 0.95,
            EmaMomentum = 0.9)
        """,
        """
        (
            Rho = 0.95)
        """);

    public static FixExample OnlyOneWithoutEffect => Of("RMSP018", "Remove EmaMomentum", "(EmaMomentum = 0.9)", "");

    public static FixExample NothingToLookAheadWith => Of("RMSP018", "Remove Nesterov", "(Nesterov = true)", "");

    public static FixExample VarianceToFloor => Of(
        "RMSP018", "Set Centered to true", "(CenteredVarianceFloor = true)", "(CenteredVarianceFloor = true, Centered = true)");

    public static FixExample SwitchOn => Of(
        "RMSP018",
        "Set UseEma to true",
        """
        (
            Rho = 0.95, // longer
            EmaMomentum = 0.9)
        """,
        """
        (
            Rho = 0.95, // longer
            EmaMomentum = 0.9,
            UseEma = true)
        """);

    public static FixExample SwitchOnBehindAComment => Of(
        "RMSP018", "Set UseEma to true", "(Rho = 0.95, EmaMomentum = 0.9 /* slow */ )", "(Rho = 0.95, EmaMomentum = 0.9 /* slow */, UseEma = true )");

    public static FixExample SwitchOnBehindTheCommentOfALine => Of(
        "RMSP018",
        "Set UseEma to true",
        """
        (
            EmaMomentum = 0.9 // slow
        )
        """,
        """
        (
            EmaMomentum = 0.9, // slow
            UseEma = true
        )
        """);

    public static FixExample SwitchOnOnALineOfItsOwn => Of(
        "RMSP018",
        "Set UseEma to true",
        """
        (Rho = 0.95,
            EmaMomentum = 0.9)
        """,
        """
        (Rho = 0.95,
            EmaMomentum = 0.9,
            UseEma = true)
        """);

    public static FixExample SwitchOnBehindTheLastOfALine => Of(
        "RMSP018",
        "Set UseEma to true",
        """
        (
            Rho = 0.95, EmaMomentum = 0.9)
        """,
        """
        (
            Rho = 0.95, EmaMomentum = 0.9, UseEma = true)
        """);

    public static FixExample SwitchOnBeforeABracketOnItsLine => Of(
        "RMSP018",
        "Set UseEma to true",
        """
        (Rho = 0.95, EmaMomentum = 0.9 // both
        )
        """,
        """
        (Rho = 0.95, EmaMomentum = 0.9, UseEma = true // both
        )
        """);

    public static FixExample SwitchOnBetweenBlanks => Of(
        "RMSP018", "Set UseEma to true", "( EmaMomentum = 0.9 )", "( EmaMomentum = 0.9, UseEma = true )");

    public static FixExample SwitchOnAgain => Of(
        "RMSP018", "Set UseEma to true", "(EmaMomentum = 0.9, UseEma = false)", "(EmaMomentum = 0.9, UseEma = true)");

    public static FixExample EpsilonForVariance => Of(
        "RMSP021",
        "Set Epsilon to 1e-7, the default in Keras",
        "(Centered = true, Epsilon = 1e-10)",
        "(Centered = true, Epsilon = 1e-7)");

    public static FixExample FloorForVariance => Of(
        "RMSP021",
        "Set CenteredVarianceFloor to true",
        "(Centered = true, Epsilon = 1e-10)",
        "(Centered = true, Epsilon = 1e-10, CenteredVarianceFloor = true)");

    public static FixExample FloorOfFrameworkWithoutOne => Of(
        "RMSP029",
        "Set CenteredVarianceFloor to true",
        """
        (
            Convention = RMSpropConvention.PyTorch,
            Centered = true) /* by the variance */
        """,
        """
        (
            Convention = RMSpropConvention.PyTorch,
            Centered = true,
            CenteredVarianceFloor = true) /* by the variance */
        """);

    public static FixExample SkipsAsTheLossScaleDoes => Of(
        "RMSP032",
        "Remove NonFiniteGradients",
        "(DynamicLossScale = true, /* loud */ NonFiniteGradients = NonFiniteGradients.Throw)",
        "(DynamicLossScale = true /* loud */)");

    public static FixExample ThrowsWithoutLossScale => Of(
        "RMSP032",
        "Remove DynamicLossScale",
        "(DynamicLossScale = true, NonFiniteGradients = NonFiniteGradients.Throw)",
        "(NonFiniteGradients = NonFiniteGradients.Throw)");

    public static FixExample RhoThatMoves => Of(
        "RMSP022", "Set Rho to 0.9, the default in Keras", "(Rho = 1)", "(Rho = 0.9)");

    public static FixExample NoDecayInsteadOfZero => Of("RMSP023", "Remove WeightDecay", "(WeightDecay = 0, Rho = 0.95)", "(Rho = 0.95)");

    public static FixExample PowerOfTwo => Of(
        "RMSP024", "Set LossScaleFactor to 1024, the nearest power of two", "(LossScaleFactor = 1e3)", "(LossScaleFactor = 1024)");

    public static FixExample NoLossScale => Of("RMSP024", "Remove LossScaleFactor", "(LossScaleFactor = 1.25)", "");

    private static FixExample Of(string rule, string title, string before, string after) => new(rule, title, Configured(before), Configured(after));

    private static string Configured(string arguments) => $$"""
        /// <summary>A line.</summary>
        [RMSpropConfig{{arguments}}]
        public partial struct Model { public float Weight; }
        """;
}
