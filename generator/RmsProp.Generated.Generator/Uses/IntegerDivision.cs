using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// A division of integers that loses a fraction, in the value of an attribute's argument or in a constant of a floating-point type that
/// the value uses.
/// </summary>
/// <param name="Expression">The division.</param>
/// <param name="Place">The division or, if it stands elsewhere, the name of the constant in the argument.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Quotient">What it would give without the loss.</param>
internal sealed record IntegerDivision(BinaryExpressionSyntax Expression, ExpressionSyntax Place, decimal Result, double Quotient)
{
    /// <summary>Finds those in an argument. Of several in one another only the innermost: if that is mended, the others are no longer of integers.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IEnumerable<IntegerDivision> In(AttributeArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        // A loop, since constants may use constants, thousands of them or in a circle.
        var seen = new HashSet<IFieldSymbol>(SymbolEqualityComparer.Default);
        var searched = new Queue<(ExpressionSyntax Value, ExpressionSyntax? Place)>([(argument.Expression, null)]);
        while (searched.Count > 0)
        {
            (ExpressionSyntax value, ExpressionSyntax? place) = searched.Dequeue();
            SemanticModel own = value.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(value.SyntaxTree);
            foreach (IntegerDivision division in Innermost(value, place, own, cancellationToken))
            {
                yield return division;
            }

            foreach (SimpleNameSyntax name in value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                if (own.GetSymbolInfo(name, cancellationToken).Symbol is IFieldSymbol { IsConst: true, Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single } constant
                    && seen.Add(constant)
                    && constant.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer })
                {
                    searched.Enqueue((initializer, place ?? name));
                }
            }
        }
    }

    /// <summary>The same division of floating-point numbers.</summary>
    public static BinaryExpressionSyntax OfDoubles(BinaryExpressionSyntax division) =>
        WithFraction(division.Left) is { } left ? division.WithLeft(left)
        : WithFraction(division.Right) is { } right ? division.WithRight(right)
        : division.WithLeft(SyntaxFactory.CastExpression(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.DoubleKeyword)), Operand(division.Left.WithoutTrivia())).WithTriviaFrom(division.Left));

    private static List<IntegerDivision> Innermost(ExpressionSyntax value, ExpressionSyntax? place, SemanticModel model, CancellationToken cancellationToken)
    {
        var found = new List<IntegerDivision>();
        var around = new HashSet<SyntaxNode>();
        foreach (BinaryExpressionSyntax expression in value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().Reverse())
        {
            if (!around.Contains(expression) && Of(expression, place, model, cancellationToken) is { } division)
            {
                found.Add(division);
                for (SyntaxNode? outer = expression; outer is not null && outer != value.Parent && around.Add(outer); outer = outer.Parent)
                {
                }
            }
        }

        found.Reverse();
        return found;
    }

    private static IntegerDivision? Of(BinaryExpressionSyntax expression, ExpressionSyntax? place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!expression.IsKind(SyntaxKind.DivideExpression)
            || model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_UInt32
                or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr)
            || Integer(expression.Left) is not { } left || Integer(expression.Right) is not { } right
            || right == 0 || left % right == 0)
        {
            return null;
        }

        return new IntegerDivision(expression, place ?? expression, decimal.Truncate(left / right), (double)left / (double)right);

        decimal? Integer(ExpressionSyntax operand) => model.GetConstantValue(operand, cancellationToken).Value switch
        {
            null => null,
            char value => value,
            IConvertible value => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>A decimal literal, or minus one, with a fraction of 0; null for other expressions.</summary>
    private static ExpressionSyntax? WithFraction(ExpressionSyntax operand)
    {
        if (operand is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus)
        {
            return WithFraction(minus.Operand) is { } inner ? minus.WithOperand(inner) : null;
        }

        if (operand is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token: var token }
            || token.Text.TrimEnd('u', 'U', 'l', 'L') is not { } digits || !digits.All(digit => digit is '_' or (>= '0' and <= '9')))
        {
            return null;
        }

        SyntaxToken number = SyntaxFactory.ParseToken(digits + ".0");
        return SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, number.WithTriviaFrom(token));
    }

    private static ExpressionSyntax Operand(ExpressionSyntax operand) => operand is NameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax
        or LiteralExpressionSyntax or InvocationExpressionSyntax or SizeOfExpressionSyntax
            ? operand
            : SyntaxFactory.ParenthesizedExpression(operand);
}
