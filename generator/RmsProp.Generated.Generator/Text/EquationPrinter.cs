using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Text;

/// <summary>
/// Prints the computation of kernels as equations, as written by hand: names for parts of an equation are replaced by those parts,
/// products have no inner brackets, and notes on symbols come last.
/// </summary>
internal static class EquationPrinter
{
    private const string BeforeNote = "   ";

    /// <summary>Prints one equation for each value that the statements assign.</summary>
    public static IEnumerable<string> Print(IEnumerable<Statement> statements)
    {
        var named = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (Statement statement in statements)
        {
            if (statement is Let let)
            {
                named[let.Target.Name] = Inlined(let.Value, named);
            }
            else if (statement is Assign { Target: var target })
            {
                Expression value = Inlined(statement.Value, named);
                named.Remove(target.Name);
                yield return Equation(target, value);
            }
        }
    }

    private static string Equation(Symbol target, Expression value)
    {
        IEnumerable<string?> notes = value.SelfAndDescendants().OfType<Symbol>().Select(symbol => symbol.Note).Distinct();
        Expression shown = value is Select { WhenFalse: var otherwise } select && otherwise.Equals(target) ? select.WhenTrue : value;
        return $"{target.Notation} = {Sum(shown)}{string.Concat(notes.Where(note => note is not null).Select(note => BeforeNote + note))}";
    }

    /// <summary>The expression without names for its parts, and without loads.</summary>
    private static Expression Inlined(Expression expression, IReadOnlyDictionary<string, Expression> named) => expression switch
    {
        Load { Array: var array } => new Symbol(array.Notation, SymbolKind.Local, array.Type),
        Symbol { Definition: { } definition } => Inlined(definition, named),
        Symbol { Kind: SymbolKind.Local } local when named.TryGetValue(local.Name, out Expression? value) => value,
        Conversion conversion => Inlined(conversion.Operand, named),
        MultiplyAdd { Factor: Unary { Operator: UnaryOperator.Negate } negation } difference =>
            Inlined(difference.Term, named) - (Inlined(negation.Operand, named) * Inlined(difference.OtherFactor, named)),
        MultiplyAdd sum => Inlined(sum.Term, named) + (Inlined(sum.Factor, named) * Inlined(sum.OtherFactor, named)),
        _ => expression.Map(operand => Inlined(operand, named)),
    };

    private static string Sum(Expression expression)
    {
        if (expression is not Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum)
        {
            return expression is Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } ? Product.Of(expression).Print() : Atom(expression);
        }

        Product term = Product.Of(sum.Right);
        bool isNegative = term.IsNegative ^ (sum.Operator == BinaryOperator.Subtract);
        return $"{Sum(sum.Left)} {(isNegative ? "-" : "+")} {(term with { IsNegative = false }).Print()}";
    }

    /// <summary>Prints an expression as a factor or an argument, without a sign of its own.</summary>
    private static string Atom(Expression expression) => expression switch
    {
        Symbol symbol => symbol.Notation,
        Constant constant => Literals.Display(constant.Value),
        Unary { Operator: UnaryOperator.Negate } negation => "-" + Atom(negation.Operand),
        Unary root => $"√({Sum(root.Operand)})",
        Binary { Operator: BinaryOperator.AtMost or BinaryOperator.Minimum } min => $"min({Sum(min.Left)}, {Sum(min.Right)})",
        Binary { Operator: BinaryOperator.AtLeast or BinaryOperator.Maximum } max => $"max({Sum(max.Left)}, {Sum(max.Right)})",
        Binary => $"({Sum(expression)})",
        Call { Function: Function.Power, Arguments: [var root, Symbol { Notation: "t" }] } => Atom(root) + "ᵗ",
        Call { Function: Function.Clamp } clamp => $"clip({string.Join(", ", clamp.Arguments.Select(Sum))})",
        _ => throw new NotSupportedException($"No equation has a {expression.GetType().Name}."),
    };

    /// <summary>Factors over divisors.</summary>
    private sealed record Product(bool IsNegative, IReadOnlyList<Expression> Factors, IReadOnlyList<Expression> Divisors)
    {
        public static Product Of(Expression expression)
        {
            switch (expression)
            {
                case Unary { Operator: UnaryOperator.Negate } negation:
                    Product positive = Of(negation.Operand);
                    return positive with { IsNegative = !positive.IsNegative };
                case Binary { Operator: BinaryOperator.Multiply } product when product.Left is Binary && product.Left.Equals(product.Right):
                    return new(false, [product], []);
                case Binary { Operator: BinaryOperator.Multiply } product:
                    (Product left, Product right) = (Of(product.Left), Of(product.Right));
                    return new(left.IsNegative ^ right.IsNegative, [.. left.Factors, .. right.Factors], [.. left.Divisors, .. right.Divisors]);
                case Binary { Operator: BinaryOperator.Divide } quotient:
                    Product dividend = Of(quotient.Left);
                    return dividend with { Divisors = [.. dividend.Divisors, quotient.Right] };
                default:
                    return new(false, [expression], []);
            }
        }

        public string Print()
        {
            Expression[] factors = [.. Factors.Where(factor => factor is not Constant { Value: 1 })];
            var text = new List<string>();
            for (int i = 0; i < factors.Length; i++)
            {
                bool isSquare = i + 1 < factors.Length && factors[i].Equals(factors[i + 1]);
                text.Add(factors[i] is Binary { Operator: BinaryOperator.Multiply } square ? Atom(square.Left) + "²" : Atom(factors[i]) + (isSquare ? "²" : ""));
                i += isSquare ? 1 : 0;
            }

            return (IsNegative ? "-" : "") + (text.Count > 0 ? string.Join(" · ", text) : "1") + string.Concat(Divisors.Select(divisor => " / " + Atom(divisor)));
        }
    }
}
