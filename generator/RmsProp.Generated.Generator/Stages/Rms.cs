using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The velocity, <c>v</c>, and the average gradient, <c>a</c>: moving averages of the squared gradient and of the gradient.</summary>
internal static class Rms
{
    public static Stage Of(Hyperparameters options, Symbols s) => new(
    [
        .. Average(options, s, s.V, s.Velocity, s.G * s.G),
        .. options.Centered ? Average(options, s, s.A, s.AverageGradient, s.G) : [],
    ]);

    /// <summary>Stores them for the next step.</summary>
    public static Stage Keep(Hyperparameters options, Symbols s) => new(
    [
        new Store(s.Velocity, s.V),
        .. options.Centered ? [new Store(s.AverageGradient, s.A)] : Array.Empty<Statement>(),
    ]);

    /// <summary>Divides them by the sum of their weights, which is below 1 after few gradients.</summary>
    public static Stage CorrectBias(Hyperparameters options, Symbols s) => !options.Formula.CorrectsBias ? Stage.None : new(
    [
        new Let(s.V, s.V * s.BiasCorrection),
        .. options.Centered ? [new Let(s.A, s.A * s.BiasCorrection)] : Array.Empty<Statement>(),
    ]);

    /// <summary>
    /// The increment of the parameter: the gradient, multiplied by the learning rate if that goes into the momentum, over the root mean
    /// square.
    /// </summary>
    public static Expression Increment(Hyperparameters options, Symbols s)
    {
        Expression variance = Variance(options, s);
        Expression gradient = options.AppliesRateToMomentum ? s.G : s.LearningRate * s.G;
        return options.Formula.IsEpsilonInsideRoot ? gradient / Root(variance + s.Epsilon) : gradient / (Root(variance) + s.Epsilon);
    }

    private static Statement[] Average(Hyperparameters options, Symbols s, Symbol average, Symbol slot, Expression sample)
    {
        var old = new Load(slot);
        return options.Formula.AverageForm switch
        {
            AverageForm.Weighted => [new Assign(average, (s.Rho * old) + (s.OneMinusRho * sample))],
            AverageForm.Difference => [new Let(average, old), new Assign(average, average + ((sample - average) * s.OneMinusRho))],
            _ => [new Assign(average, sample is Binary { Operator: BinaryOperator.Multiply } product
                ? Contracted.Fused(s.OneMinusRho * product.Left, product.Right, s.Rho * old)
                : Contracted.Fused(s.OneMinusRho, sample, s.Rho * old))],
        };
    }

    private static Expression Variance(Hyperparameters options, Symbols s)
    {
        if (!options.Centered)
        {
            return s.V;
        }

        Expression variance = options.Formula.IsFused ? Contracted.Fused(-s.A, s.A, s.V) : s.V - (s.A * s.A);
        return options.Formula.FloorsVariance ? new Binary(BinaryOperator.AtLeast, variance, new Constant(0, s.Type)) : variance;
    }

    private static Unary Root(Expression operand) => new(UnaryOperator.SquareRoot, operand);
}
