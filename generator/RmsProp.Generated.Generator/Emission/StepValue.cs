using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>A number or a condition that is the same for all elements in one kernel call.</summary>
/// <param name="Name">Its name in kernels.</param>
/// <param name="IsCondition">Whether it is a condition.</param>
internal sealed record StepValue(string Name, bool IsCondition = false)
{
    public static readonly StepValue LossScale = new("lossScale");
    public static readonly StepValue InverseLossScale = new("inverseLossScale");
    public static readonly StepValue LearningRate = new("learningRate");
    public static readonly StepValue MinusLearningRate = new("minusLearningRate");
    public static readonly StepValue MinusDecay = new("minusDecay");
    public static readonly StepValue BiasCorrection = new("biasCorrection");
    public static readonly StepValue ClipScale = new("clipScale");
    public static readonly StepValue ClipDenominator = new("clipDenominator");
    public static readonly StepValue EmaMomentum = new("emaMomentum");
    public static readonly StepValue OneMinusEmaMomentum = new("oneMinusEmaMomentum");
    public static readonly StepValue Overwrite = new("overwrite", IsCondition: true);

    // In the order of the kernels' parameters.
    private static readonly StepValue[] All =
    [
        LossScale, InverseLossScale, LearningRate, MinusLearningRate, MinusDecay, BiasCorrection, ClipScale, ClipDenominator,
        EmaMomentum, OneMinusEmaMomentum, Overwrite,
    ];

    /// <summary>Those that some statements use.</summary>
    public static IReadOnlyList<StepValue> Of(IEnumerable<Statement> statements)
    {
        HashSet<string> used =
        [
            .. statements.SelectMany(statement => statement.Value.SelfAndDescendants()).OfType<Symbol>()
                .Where(symbol => symbol.Kind == SymbolKind.Step).Select(symbol => symbol.Name),
        ];
        return [.. All.Where(value => used.Contains(value.Name))];
    }
}
