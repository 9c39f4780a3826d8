using RmsProp.Generated.Generator.Model;
using static RmsProp.Generated.Generator.Options.OptionKind;

namespace RmsProp.Generated.Generator.Options;

/// <summary>
/// The options of <c>[RMSpropConfig]</c>, in the order of its properties. An option consists of a row here, a property of
/// <see cref="Hyperparameters"/>, and the stages that use it. The file is long because it is a table, to be read row by row.
/// </summary>
internal static class OptimizerOptions
{
    private static readonly List<Option> Rows = [];

    public static readonly Option Convention = Row(new("Convention", Choice)
    {
        InOther = "convention", Notation = "convention", Default = 0,
        Enumeration = "RMSpropConvention", Members = Enum.GetNames(typeof(Convention)),
        Value = options => (int)options.Formula.Convention,
        IsOther = options => options.Formula.Convention != Model.Convention.Keras,
    });

    public static readonly Option LearningRate = Row(new("LearningRate", Number)
    {
        InKeras = "learning_rate", IsOfKerasBase = true, Notation = "learningRate", IsOfGroups = true, IsRounded = true,
        DefaultOf = framework => framework.LearningRate,
        Suspicion = value => value switch
        {
            0 => "no parameter ever moves; it should be greater than 0, and [NotTrainable] leaves a field out",
            < 0 => "the loss grows with every step; it should be greater than 0",
            _ => null,
        },
        Value = options => options.LearningRate,
        With = (options, value) => options with { LearningRate = value ?? options.LearningRate },
    });

    /// <summary>Read by the parser of groups.</summary>
    public static readonly Option LearningRateMultiplier = Row(new("LearningRateMultiplier", Number)
    {
        InOther = "learning_rate_multiplier", IsOfGroups = true, IsRounded = true, Default = 1,
        Suspicion = value => value switch
        {
            0 => "no parameter of the group ever moves; it should be greater than 0, and [NotTrainable] leaves a field out",
            < 0 => "the loss grows with every step; it should be greater than 0",
            _ => null,
        },
        Value = options => options.LearningRateMultiplier,
    });

    public static readonly Option Rho = Row(new("Rho", Number)
    {
        InKeras = "rho", Notation = "ρ", IsOfGroups = true, IsRounded = true, IsFactor = true,
        DefaultOf = framework => framework.Rho,
        Suspicion = value => value is < 0 or > 1 ? "a moving average needs a factor in [0, 1]" : null,
        Value = options => options.Rho,
        With = (options, value) => options with { Rho = value!.Value },
    });

    public static readonly Option Momentum = Row(new("Momentum", Number)
    {
        InKeras = "momentum", Notation = "μ", IsOfGroups = true, IsRounded = true, IsFactor = true,
        Suspicion = value => value switch
        {
            double.NaN => "it is ignored, as in Keras; it should be in [0, 1)",
            < 0 => "a momentum below 0 is ignored, as in Keras; it should be in [0, 1)",
            >= 1 => "the momentum buffer never decays; it should be in [0, 1)",
            _ => null,
        },
        Value = options => options.Momentum,
        With = (options, value) => options with { Momentum = value > 0 ? value : null },
    });

    public static readonly Option Epsilon = Row(new("Epsilon", Number)
    {
        InKeras = "epsilon", Notation = "ε", IsOfGroups = true, IsRounded = true,
        DefaultOf = framework => framework.Epsilon,
        Suspicion = value => value switch
        {
            < 0 => "it makes the square root of a small variance NaN; it should be greater than 0",
            0 => "a gradient of 0 then gives 0 / 0, which is NaN; it should be greater than 0",
            _ => null,
        },
        Value = options => options.Epsilon,
        With = (options, value) => options with { Epsilon = value!.Value },
    });

    public static readonly Option Centered = Row(new("Centered", Flag)
    {
        InKeras = "centered", Notation = "centered", IsOfGroups = true,
        Value = options => options.Centered ? 1 : 0,
        With = (options, value) => options with { Centered = value == 1 },
    });

    public static readonly Option WeightDecay = Row(new("WeightDecay", OptionalNumber)
    {
        InKeras = "weight_decay", IsOfKerasBase = true, Notation = "weightDecay", IsOfGroups = true, IsRounded = true,
        Suspicion = value => value < 0 ? "it makes parameters grow; it should be at least 0" : null,
        Value = options => options.WeightDecay,
        With = (options, value) => options with { WeightDecay = value },
    });

    public static readonly Option ClipNorm = Row(new("ClipNorm", OptionalNumber)
    {
        InKeras = "clipnorm", IsOfKerasBase = true, Notation = "clipNorm", IsOfGroups = true, IsRounded = true,
        Suspicion = SuspicionOfNorm,
        Value = options => options.ClipMode == ClipMode.Norm ? options.Clip : null,
    });

    public static readonly Option GlobalClipNorm = Row(new("GlobalClipNorm", OptionalNumber)
    {
        InKeras = "global_clipnorm", IsOfKerasBase = true, Notation = "globalClipNorm", IsRounded = true,
        Suspicion = SuspicionOfNorm,
        Value = options => options.ClipMode == ClipMode.GlobalNorm ? options.Clip : null,
    });

    public static readonly Option ClipValue = Row(new("ClipValue", OptionalNumber)
    {
        InKeras = "clipvalue", IsOfKerasBase = true, Notation = "clipValue", IsOfGroups = true, IsRounded = true,
        Suspicion = value => double.IsPositiveInfinity(value) ? "it clips nothing; leave it out for no clipping" : SuspicionOfClip(value),
        Value = options => options.ClipMode == ClipMode.Value ? options.Clip : null,
    });

    public static readonly Option UseEma = Row(new("UseEma", Flag) { InKeras = "use_ema", IsOfKerasBase = true });

    public static readonly Option EmaMomentum = Row(new("EmaMomentum", Number)
    {
        InKeras = "ema_momentum", IsOfKerasBase = true, Notation = "emaMomentum", IsRounded = true, IsFactor = true, Default = 0.99,
        Needs = (UseEma.Name, "no moving average is kept without UseEma = true"),
        Range = (value => value is not (< 0 or > 1), "in [0, 1]"),
        Suspicion = value => value switch
        {
            double.NaN => "it makes the moving average NaN; it should be in [0, 1]",
            1 => "the moving average keeps the parameters of the first update; it should be in [0, 1)",
            _ => null,
        },
        Value = options => options.EmaMomentum,
        With = (options, value) => options with { EmaMomentum = value },
    });

    public static readonly Option EmaOverwriteFrequency = Row(new("EmaOverwriteFrequency", Integer)
    {
        InKeras = "ema_overwrite_frequency", IsOfKerasBase = true, Notation = "emaOverwriteFrequency", Default = 100,
        Needs = (UseEma.Name, "no moving average is kept without UseEma = true"),
        Range = (value => value >= 0, "at least 1, or 0 for never"),
        Value = options => options.UsesEma ? options.EmaOverwriteFrequency : null,
        With = (options, value) => options with { EmaOverwriteFrequency = (int)(value ?? 0) },
    });

    public static readonly Option LossScaleFactor = Row(new("LossScaleFactor", OptionalNumber)
    {
        InKeras = "loss_scale_factor", IsOfKerasBase = true, Notation = "lossScaleFactor", IsRounded = true,
        ReplacedBy = (
            "DynamicLossScale",
            "DynamicLossScale replaces it, as Keras' LossScaleOptimizer does; set InitialLossScale instead"),
        Suspicion = SuspicionOfScale,
        Value = options => options.LossScaleFactor,
        With = (options, value) => options with { LossScaleFactor = value },
    });

    public static readonly Option GradientAccumulationSteps = Row(new("GradientAccumulationSteps", Integer)
    {
        InKeras = "gradient_accumulation_steps", IsOfKerasBase = true, Notation = "gradientAccumulationSteps",
        Range = (value => value is 0 or > 1, "at least 2, or 0 for no accumulation"),
        Value = options => options.Accumulates ? options.GradientAccumulationSteps : null,
        With = (options, value) => options with { GradientAccumulationSteps = (int)(value ?? 0) },
    });

    public static readonly Option EpsilonPlacement = Row(Placement("EpsilonPlacement", ["InsideRoot", "OutsideRoot"]) with
    {
        InOther = "epsilon_inside_root",
        DefaultOf = framework => framework.IsEpsilonInsideRoot ? 0 : 1,
        Value = options => options.Formula.IsEpsilonInsideRoot ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { IsEpsilonInsideRoot = value == 0 } },
        IsOther = options => !options.Formula.IsEpsilonInsideRoot,
    });

    public static readonly Option LearningRatePlacement = Row(Placement("LearningRatePlacement", ["InsideMomentum", "OutsideMomentum"]) with
    {
        InOther = "learning_rate_inside_momentum",
        DefaultOf = framework => framework.IsRateInsideMomentum ? 0 : 1,
        Value = options => options.Formula.IsRateInsideMomentum ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { IsRateInsideMomentum = value == 0 } },
        IsOther = options => options.AppliesRateToMomentum,
    });

    public static readonly Option WeightDecayMode = Row(Placement("WeightDecayMode", ["Decoupled", "L2"]) with
    {
        InOther = "decoupled_weight_decay",
        DefaultOf = framework => framework.IsDecayDecoupled ? 0 : 1,
        Value = options => options.Formula.IsDecayDecoupled ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { IsDecayDecoupled = value == 0 } },
        IsOther = options => options.HasPenalty,
    });

    public static readonly Option InitialVelocity = Row(new("InitialVelocity", Number)
    {
        InOther = "initial_velocity", Notation = "initialVelocity", IsRounded = true,
        DefaultOf = framework => framework.InitialVelocity,
        Suspicion = value => value switch
        {
            < 0 => "the square root of a negative velocity is NaN; it should be at least 0",
            double.PositiveInfinity => "a step divided by it is 0, so that nothing is trained; it should be finite",
            _ => null,
        },
        Value = options => options.Formula.InitialVelocity,
        With = (options, value) => options with { Formula = options.Formula with { InitialVelocity = value!.Value } },
        IsOther = options => options.Formula.InitialVelocity != 0,
    });

    public static readonly Option Nesterov = Row(new("Nesterov", Flag)
    {
        InOther = "nesterov",
        Value = options => options.Formula.IsNesterov ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { IsNesterov = value == 1 } },
        IsOther = options => options.Momentum is not null && options.Formula.IsNesterov,
    });

    public static readonly Option BiasCorrection = Row(new("BiasCorrection", Flag)
    {
        InOther = "bias_correction",
        Value = options => options.Formula.CorrectsBias ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { CorrectsBias = value == 1 } },
        IsOther = options => options.Formula.CorrectsBias,
    });

    public static readonly Option Maximize = Row(new("Maximize", Flag)
    {
        InOther = "maximize",
        Value = options => options.Formula.Maximizes ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { Maximizes = value == 1 } },
        IsOther = options => options.Formula.Maximizes,
    });

    public static readonly Option CenteredVarianceFloor = Row(new("CenteredVarianceFloor", Flag)
    {
        InOther = "centered_variance_floor",
        Value = options => options.Formula.FloorsVariance ? 1 : 0,
        With = (options, value) => options with { Formula = options.Formula with { FloorsVariance = value == 1 } },
        IsOther = options => options.Centered && options.Formula.FloorsVariance,
    });

    public static readonly Option DynamicLossScale = Row(new("DynamicLossScale", Flag));

    public static readonly Option InitialLossScale = Row(OfDynamicLossScale(new("InitialLossScale", Number)
    {
        InKeras = "initial_scale", Notation = "initialLossScale", IsRounded = true, Default = 32768,
        Suspicion = value => double.IsPositiveInfinity(value)
            ? "every step is skipped, and half of it is infinite as well; it should be finite"
            : SuspicionOfScale(value),
        Value = options => options.DynamicLossScale?.Initial,
    }));

    public static readonly Option DynamicGrowthSteps = Row(OfDynamicLossScale(new("DynamicGrowthSteps", Integer)
    {
        InKeras = "dynamic_growth_steps", Notation = "dynamicGrowthSteps", Default = 2000,
        Suspicion = value => value < 0 ? "the loss scale never rises, as in Keras; it should be at least 1, or 0 for that" : null,
        Value = options => options.DynamicLossScale?.GrowthSteps,
    }));

    public static readonly Option MinLossScale = Row(OfDynamicLossScale(new("MinLossScale", OptionalNumber)
    {
        InOther = "min_scale", Notation = "minLossScale", IsRounded = true,
        Range = (IsScale, "finite and greater than 0"),
        Value = options => options.DynamicLossScale?.Min,
        IsOther = options => options.DynamicLossScale?.Min is not null,
    }));

    public static readonly Option MaxLossScale = Row(OfDynamicLossScale(new("MaxLossScale", OptionalNumber)
    {
        InOther = "max_scale", Notation = "maxLossScale", IsRounded = true,
        Range = (IsScale, "finite and greater than 0"),
        Value = options => options.DynamicLossScale?.Max,
        IsOther = options => options.DynamicLossScale?.Max is not null,
    }));

    public static readonly Option NonFiniteGradients = Row(new("NonFiniteGradients", Choice)
    {
        Notation = "nonFiniteGradients", Default = 0,
        Enumeration = "NonFiniteGradients", Members = Enum.GetNames(typeof(NonFinitePolicy)),
        Value = options => options.ChecksGradients ? (int)options.NonFinite : null,
        With = (options, value) => options with { NonFinite = (NonFinitePolicy)(int)value!.Value },
    });

    public static readonly Option MaxConsecutiveSkippedSteps = Row(new("MaxConsecutiveSkippedSteps", Integer)
    {
        Notation = "maxConsecutiveSkippedSteps",
        Range = (value => value >= 0, "at least 1, or 0 for any number"),
        Value = options => options.MaxConsecutiveSkippedSteps,
        With = (options, value) => options with { MaxConsecutiveSkippedSteps = value > 0 ? (int)value : null },
    });

    public static readonly Option Numerics = Row(new("Numerics", Choice)
    {
        Notation = "numerics", IsOfGroups = true, Default = 0,
        Enumeration = "KernelNumerics", Members = ["Exact", "Fast"],
        Value = options => options.IsFast ? 1 : 0,
        With = (options, value) => options with { IsFast = value == 1, SumsInDouble = value == 1 },
    });

    /// <summary>All options.</summary>
    public static IReadOnlyList<Option> All => Rows;

    /// <summary>The mutually exclusive clip options.</summary>
    public static IReadOnlyList<Option> Clips { get; } = [ClipNorm, ClipValue, GlobalClipNorm];

    /// <summary>The option with this name; null if the argument is not an option but a name or a file.</summary>
    public static Option? Find(string name) => Rows.Find(option => option.Name == name);

    private static Option Row(Option option)
    {
        Rows.Add(option);
        return option;
    }

    private static Option Placement(string name, string[] members) => new(name, Choice) { Enumeration = name, Members = members };

    private static Option OfDynamicLossScale(Option option) =>
        option with { Needs = (DynamicLossScale.Name, "the loss scale does not change without DynamicLossScale = true") };

    private static string? SuspicionOfScale(double value) => value switch
    {
        0 => "gradients divided by 0 are not finite; it should be greater than 0",
        < 0 => "it negates every gradient; it should be greater than 0",
        _ => null,
    };

    private static bool IsScale(double value) => value > 0 && !double.IsInfinity(value);

    private static string? SuspicionOfClip(double value) => value > 0 ? null : "it clips nothing, as in Keras; it should be greater than 0";

    private static string? SuspicionOfNorm(double value) => double.IsPositiveInfinity(value)
        ? "it makes every gradient NaN, as in Keras; leave it out for no clipping"
        : SuspicionOfClip(value);
}
