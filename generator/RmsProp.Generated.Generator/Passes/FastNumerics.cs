using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Passes;

/// <summary>
/// Transforms a formula for <c>KernelNumerics.Fast</c> on vectors of float: division by a root becomes multiplication by a refined
/// estimate, and products are added without rounding where the formula allows it.
/// </summary>
internal static class FastNumerics
{
    public static IReadOnlyList<Statement> Of(IEnumerable<Statement> statements) => [.. statements.Select(statement => statement.Map(Of))];

    public static Expression Of(Expression expression) => expression.Map(Of) switch
    {
        Binary { Operator: BinaryOperator.Divide } division when ReciprocalOf(division.Right) is { } reciprocal => division.Left * reciprocal,
        Binary { MayContract: true, Right: Binary { Operator: BinaryOperator.Multiply } product } sum => sum.Operator switch
        {
            BinaryOperator.Add => new MultiplyAdd(product.Left, product.Right, sum.Left, IsFused: false),
            BinaryOperator.Subtract when Negated(product) is var negated => new MultiplyAdd(negated.Left, negated.Right, sum.Left, IsFused: false),
            _ => sum,
        },
        var other => other,
    };

    private static Reciprocal? ReciprocalOf(Expression denominator) => denominator switch
    {
        Unary { Operator: UnaryOperator.SquareRoot } root => new(root.Operand, IsOfRoot: true),
        Binary { Operator: BinaryOperator.Add, Left: Unary { Operator: UnaryOperator.SquareRoot } } => new(denominator, IsOfRoot: false),
        _ => null,
    };

    /// <summary>The product with the opposite sign; the sign, and a choice of two numbers, are computed once for all elements.</summary>
    private static (Expression Left, Expression Right) Negated(Binary product) =>
        product is { Left: Binary { Operator: BinaryOperator.Multiply, Right: { IsUniform: true } inner } left, Right.IsUniform: true }
            ? (left.Left, -(inner * product.Right))
            : (NegatedFirstFactor(product.Left), product.Right);

    private static Expression NegatedFirstFactor(Expression factor) =>
        factor is Binary { Operator: BinaryOperator.Multiply } product ? NegatedFirstFactor(product.Left) * product.Right : -factor;
}
