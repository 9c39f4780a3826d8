using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The names in the formula of one group, for elements of one type: what kernels call them and what equations do.</summary>
internal sealed class Symbols(Hyperparameters options, ScalarType type)
{
    private const string OnceOverwritten = "where emaOverwriteFrequency divides Iterations + 1";

    /// <summary>What is to be said of weight decay, if anything.</summary>
    public string? WeightDecayNote { get; init; }

    public ScalarType Type => type;

    // The arrays.
    public Symbol Parameter => Array("parameter", "p");

    public Symbol Gradient => Array("gradient", "g");

    public Symbol Velocity => Array("velocity", "v");

    public Symbol AverageGradient => Array("averageGradient", "a");

    public Symbol MomentumBuffer => Array("momentumBuffer", "m");

    public Symbol AccumulatedGradient => Array("accumulatedGradient", "accumulated");

    public Symbol MovingAverage => Array("movingAverage", "average");

    // The values of one element.
    public Symbol P => Local("p");

    public Symbol G => Local("g");

    public Symbol V => Local("v");

    public Symbol A => Local("a");

    public Symbol M => Local("m");

    public Symbol Increment => Local("increment") with { Notation = "i" };

    public Symbol Average => Local("average");

    // The constants.
    public Symbol Rho => Constant("Rho", "ρ");

    public Symbol OneMinusRho => Constant("OneMinusRho", "1 - ρ") with { Definition = 1 - Rho };

    public Symbol Epsilon => Constant("Epsilon", "ε");

    public Symbol Momentum => Constant("Momentum", "μ");

    public Symbol WeightDecay => Constant("WeightDecay", "weightDecay") with { Note = WeightDecayNote };

    public Symbol LossScaleFactor => Constant("LossScaleFactor", "lossScaleFactor");

    public Symbol InverseLossScaleFactor => Inverse(LossScaleFactor);

    public Symbol AccumulationSteps => Constant("GradientAccumulationSteps", "gradientAccumulationSteps");

    public Symbol InverseAccumulationSteps => Inverse(AccumulationSteps);

    public Symbol ClipValue => Constant("ClipValue", "clipValue");

    public Symbol ClipNorm => Constant("ClipNorm", "clipNorm");

    public Symbol GlobalClipNorm => Constant("GlobalClipNorm", "globalClipNorm");

    public Symbol InverseGlobalClipNorm => Inverse(GlobalClipNorm);

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

    /// <summary>The norm that gradients are clipped by.</summary>
    public Symbol Norm => Local("norm") with { Notation = options.ClipMode == ClipMode.GlobalNorm ? "‖all g‖" : "‖g‖" };

    /// <summary>What that is the root of.</summary>
    public Symbol SumOfSquares => Local("sumOfSquares");

    /// <summary>What gradients are multiplied by, before it is known to be a number.</summary>
    public Symbol Scale => Local("scale");

    /// <summary>How many updates there have been, with this one.</summary>
    public Symbol Update { get; } = new("update", SymbolKind.Local, ScalarType.Double) { Notation = "t", Note = "with t = Iterations + 1" };

    /// <summary>What is computed before the first element, where a kernel uses it for vectors.</summary>
    public IReadOnlyList<Symbol> Hoisted => [MinusLearningRate, MinusDecay];

    private Symbol Array(string name, string notation) => new(name, SymbolKind.Array, type) { Notation = notation };

    private Symbol Local(string name) => new(name, SymbolKind.Local, type);

    private Symbol Constant(string name, string notation) => new(name, SymbolKind.Constant, type) { Notation = notation };

    private Symbol Step(string name) => new(name, SymbolKind.Step, type);

    private Symbol Inverse(Symbol symbol) => Constant("Inverse" + symbol.Name, "1 / " + symbol.Notation) with { Definition = 1 / symbol };
}
