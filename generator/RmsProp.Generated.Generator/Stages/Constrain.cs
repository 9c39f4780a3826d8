using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The constraints on parameters after a step.</summary>
internal static class Constrain
{
    // Keras' epsilon, which prevents division by a norm of 0.
    private const double Epsilon = 1e-7;

    /// <summary>The constraint that is part of the kernels; those on norms are in the runtime library.</summary>
    public static Stage NonNegative(Symbols s) => new(new Assign(s.P, new Binary(BinaryOperator.Maximum, s.P, new Constant(0, s.Type))));

    public static Stage Of(Constraint constraint, Symbols s)
    {
        Symbol norm = new("norm", SymbolKind.Local, s.Type) { Notation = "‖p‖" };
        Constant Number(double value) => new(value, s.Type);
        Expression clipped = new Call(Function.Clamp, s.Type, new([norm, Number(constraint.MinValue), Number(constraint.MaxValue)]));
        Expression denominator = Number(Epsilon) + norm;
        return constraint.Kind == ConstraintKind.NonNegative ? NonNegative(s) : new(new Assign(s.P, constraint.Kind switch
        {
            ConstraintKind.MaxNorm => s.P * new Binary(BinaryOperator.Minimum, norm, Number(constraint.MaxValue)) / denominator,
            ConstraintKind.UnitNorm => s.P / denominator,
            _ when constraint.Rate == 1 => s.P * clipped / denominator,
            _ => s.P * ((Number(constraint.Rate) * clipped) + ((1 - Number(constraint.Rate)) * norm)) / denominator,
        }));
    }
}
