using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Sums with a product: fused as in a framework, or if <c>KernelNumerics.Fast</c> allows it.</summary>
internal static class Contracted
{
    public static Expression Add(Expression term, Expression product) => new Binary(BinaryOperator.Add, term, product) { MayContract = true };

    public static Expression Subtract(Expression term, Expression product) => new Binary(BinaryOperator.Subtract, term, product) { MayContract = true };

    public static Expression Fused(Expression factor, Expression otherFactor, Expression term) => new MultiplyAdd(factor, otherFactor, term, IsFused: true);
}
