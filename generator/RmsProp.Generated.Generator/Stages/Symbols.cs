using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The symbols in the formula of one group, for elements of one type, with their names in kernels and equations.</summary>
internal sealed class Symbols(Hyperparameters options, ScalarType type)
{
    private const string Exactly = "a power of two: multiplying by it rounds as the division does.";
    private const string OnceOverwritten = "where emaOverwriteFrequency divides Iterations + 1";

    /// <summary>A note on weight decay, if any.</summary>
    public string? WeightDecayNote { get; init; }

    public ScalarType Type => type;

    // The arrays.
    public Symbol Parameter => Array("parameter", "p");

    public Symbol Gradient => Array("gradient", "g");

    public Symbol Velocity => Kept(Slot.Velocity, "v");

    public Symbol AverageGradient => Kept(Slot.AverageGradient, "a");

    public Symbol MomentumBuffer => Kept(Slot.MomentumBuffer, "m");

    public Symbol AccumulatedGradient => Kept(Slot.AccumulatedGradient, "accumulated");

    public Symbol MovingAverage => Kept(Slot.MovingAverage, "average");

    // The values of one element.
    public Symbol P => Local("p");

    public Symbol G => Local("g");

    public Symbol V => Local("v");

    public Symbol A => Local("a");

    public Symbol M => Local("m");

    public Symbol Increment => Local("increment") with { Notation = "i" };

    public Symbol Average => Local("average");

    // The constants.
    public Symbol Rho => Constant("Rho", "ρ", options.Rho, "The discounting factor ρ.");

    // TensorFlow subtracts in the type of the parameters, all others in Python's float.
    public Symbol OneMinusRho => Constant(
        "OneMinusRho", "1 - ρ",
        options.Formula.Convention == Convention.TensorFlowV1 && type == ScalarType.Single ? 1 - (float)options.Rho : 1 - options.Rho,
        "1 - ρ, rounded once.") with { Definition = 1 - Rho };

    public Symbol Epsilon => Constant(
        "Epsilon", "ε", options.Epsilon, $"The constant ε {(options.Formula.IsEpsilonInsideRoot ? "under" : "beside")} the root.");

    public Symbol InitialVelocity => Constant(
        "InitialVelocity", "initialVelocity", options.Formula.InitialVelocity, "What the velocity is before the first step.");

    public Symbol Momentum => Constant("Momentum", "μ", options.Momentum ?? 0, "The momentum μ.");

    public Symbol WeightDecay => Constant("WeightDecay", "weightDecay", options.WeightDecay ?? 0, "The weight decay.") with { Note = WeightDecayNote };

    public Symbol OwnLearningRate => Constant("LearningRate", "learningRate", options.LearningRate, "The learning rate of this group.");

    public Symbol LearningRateMultiplier => Constant(
        "LearningRateMultiplier", "learningRateMultiplier", options.LearningRateMultiplier, "What the learning rate is multiplied by in this group.");

    public Symbol LossScaleFactor => Constant("LossScaleFactor", "lossScaleFactor", options.LossScaleFactor ?? 1, "The loss scale factor.");

    public Symbol InverseLossScaleFactor => Inverse(LossScaleFactor, "The reciprocal of the loss scale factor, " + Exactly);

    public Symbol AccumulationSteps => Constant(
        "GradientAccumulationSteps", "gradientAccumulationSteps", options.GradientAccumulationSteps, "Over how many steps gradients are summed up.");

    public Symbol InverseAccumulationSteps => Inverse(AccumulationSteps, "The reciprocal of the number of steps, " + Exactly);

    public Symbol ClipValue => Constant("ClipValue", "clipValue", options.Clip, "The largest absolute value of a gradient's element.");

    public Symbol ClipNorm => Constant("ClipNorm", "clipNorm", options.Clip, "The largest norm of a variable's gradient.");

    public Symbol GlobalClipNorm => Constant("GlobalClipNorm", "globalClipNorm", options.Clip, "The largest norm of all gradients together.");

    public Symbol InverseGlobalClipNorm => Inverse(GlobalClipNorm, "The reciprocal of the largest norm, rounded once.");

    public Symbol EmaFactor => Constant("EmaMomentum", "emaMomentum", options.EmaMomentum ?? 0, "The momentum of the parameters' moving average.");

    public Symbol LargestGradient => Constant(
        "LargestGradient", "largestGradient", new GradientLimits(options, type.AsElement()).Largest,
        "The largest gradient that neither a slot nor a parameter overflows with.");

    /// <summary>All constants, in the order of the class.</summary>
    public IReadOnlyList<Symbol> Constants =>
    [
        Rho, OneMinusRho, Epsilon, InitialVelocity, Momentum, WeightDecay, OwnLearningRate, LearningRateMultiplier, InverseLossScaleFactor, LossScaleFactor,
        InverseAccumulationSteps, AccumulationSteps, ClipValue, ClipNorm, GlobalClipNorm, InverseGlobalClipNorm, EmaFactor, LargestGradient,
    ];

    // The step scalars.
    public Symbol LearningRate => Step("learningRate");

    public Symbol MinusLearningRate => Step("minusLearningRate") with { Definition = -LearningRate };

    public Symbol MinusDecay => Step("minusDecay") with { Definition = -(WeightDecay * LearningRate) };

    public Symbol LossScale => Step("lossScale") with
    {
        Note = (options.DynamicLossScale is { GrowthSteps: > 0 } ? "doubled after dynamicGrowthSteps good steps, " : "") + "halved after a skipped step",
    };

    public Symbol InverseLossScale => Step("inverseLossScale") with { Definition = 1 / LossScale };

    public Symbol BiasCorrection => Step("biasCorrection") with
    {
        Definition = new Conversion(1 / (1 - new Call(Function.Power, ScalarType.Double, new([Rho with { Type = ScalarType.Double }, Update]))), type),
    };

    public Symbol ClipDenominator => Step("clipDenominator") with { Definition = Clip.Denominator(this) };

    public Symbol ClipScale => Step("clipScale") with { Definition = Clip.Scale(options, this) };

    public Symbol EmaMomentum => Step("emaMomentum") with { Notation = "k", Note = "with k = emaMomentum, but 0 while Iterations = 0" };

    public Symbol OneMinusEmaMomentum => Step("oneMinusEmaMomentum") with { Definition = 1 - EmaMomentum };

    public Symbol Overwrite => new("overwrite", SymbolKind.Step, ScalarType.Boolean)
    {
        Note = options.EmaOverwriteFrequency == 1 ? null : OnceOverwritten,
    };

    /// <summary>The norm that clips gradients.</summary>
    public Symbol Norm => Local("norm") with { Notation = options.ClipMode == ClipMode.GlobalNorm ? "‖all g‖" : "‖g‖" };

    /// <summary>The radicand of the norm.</summary>
    public Symbol SumOfSquares => Local("sumOfSquares");

    /// <summary>The largest norm, in the type of the sums.</summary>
    public Symbol Limit => Local("limit");

    /// <summary>The norm, or the limit if that is larger.</summary>
    public Symbol Larger => Local("larger");

    /// <summary>Its square.</summary>
    public Symbol Square => Local("square");

    /// <summary>The factor of gradients, before it is known to be a number.</summary>
    public Symbol Scale => Local("scale");

    /// <summary>The number of updates, including this one.</summary>
    public Symbol Update { get; } = new("update", SymbolKind.Local, ScalarType.Double) { Notation = "t", Note = "with t = Iterations + 1" };

    /// <summary>Values computed before the first element, if a kernel uses them in vectors.</summary>
    public IReadOnlyList<Symbol> Hoisted => [MinusLearningRate, MinusDecay];

    private Symbol Array(string name, string notation) => new(name, SymbolKind.Array, type) { Notation = notation };

    private Symbol Kept(Slot slot, string notation) => new(slot.Array, SymbolKind.Slot, type) { Notation = notation };

    private Symbol Local(string name) => new(name, SymbolKind.Local, type);

    private Symbol Constant(string name, string notation, double value, string summary) =>
        new(name, SymbolKind.Constant, type) { Notation = notation, Value = value, Summary = summary };

    private Symbol Step(string name) => new(name, SymbolKind.Step, type);

    private Symbol Inverse(Symbol symbol, string summary) =>
        Constant("Inverse" + symbol.Name, "1 / " + symbol.Notation, 1 / symbol.Value, summary) with { Definition = 1 / symbol };
}
