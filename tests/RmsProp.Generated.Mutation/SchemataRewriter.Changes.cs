using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Mutation;

/// <summary>What is changed.</summary>
internal sealed partial class SchemataRewriter
{
    private const string Place = "__original";

    private static readonly Dictionary<SyntaxKind, string> OtherOperators = new()
    {
        [SyntaxKind.LessThanExpression] = "<=",
        [SyntaxKind.LessThanOrEqualExpression] = "<",
        [SyntaxKind.GreaterThanExpression] = ">=",
        [SyntaxKind.GreaterThanOrEqualExpression] = ">",
        [SyntaxKind.LogicalAndExpression] = "||",
        [SyntaxKind.LogicalOrExpression] = "&&",
        [SyntaxKind.AddExpression] = "-",
        [SyntaxKind.SubtractExpression] = "+",
        [SyntaxKind.MultiplyExpression] = "/",
        [SyntaxKind.DivideExpression] = "*",
        [SyntaxKind.ModuloExpression] = "*",
    };

    private static readonly Dictionary<string, string> OtherMethods = new()
    {
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault",
        ["Last"] = "First",
        ["Skip"] = "Take",
        ["Take"] = "Skip",
        ["SkipWhile"] = "TakeWhile",
        ["TakeWhile"] = "SkipWhile",
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["UnionWith"] = "ExceptWith",
        ["ExceptWith"] = "UnionWith",
    };

    private static readonly HashSet<string> Removable = ["Where", "Distinct", "Reverse", "Skip", "Take", "SkipWhile", "TakeWhile", "OrderBy"];

    /// <summary>
    /// The changes of an expression: a description, and the schemata for the call that tells whether it is active. In these, a place is
    /// left for the original, which is written once, because a variable can't be declared twice.
    /// </summary>
    private IEnumerable<(string Change, Func<string, ExpressionSyntax, string> Schemata)> Changes(ExpressionSyntax original)
    {
        bool declares = original.DescendantNodesAndSelf().Any(node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax);
        if (IsCondition(original))
        {
            yield return ($"{Short(original)} → false", (active, _) => $"{Place} && !{active}");
            if (!declares)
            {
                yield return ($"{Short(original)} → true", (active, _) => $"{Place} || {active}");
            }
        }

        if (declares)
        {
            yield break;
        }

        foreach (string other in Others(original))
        {
            yield return ($"{Short(original)} → {(other.Length <= 90 ? other : other[..87] + "...")}", (active, _) => $"{active} ? {other} : {Place}");
        }
    }

    /// <summary>A condition without operators that are mutated themselves.</summary>
    private bool IsCondition(ExpressionSyntax expression) =>
        expression is not (ParenthesizedExpressionSyntax or LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
        && expression.Parent is IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or ConditionalExpressionSyntax
            or ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or WhenClauseSyntax or SwitchExpressionArmSyntax or EqualsValueClauseSyntax or ArgumentSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }
        && model.GetTypeInfo(expression) is { Type.SpecialType: SpecialType.System_Boolean, ConvertedType.SpecialType: SpecialType.System_Boolean };

    private IEnumerable<string> Others(ExpressionSyntax original)
    {
        switch (original)
        {
            case BinaryExpressionSyntax binary when OtherOperators.TryGetValue(binary.Kind(), out string? other):
                yield return $"{binary.Left} {other} {binary.Right}";
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: not ThrowExpressionSyntax } coalesce:
                yield return coalesce.Right.ToString();
                break;
            case LiteralExpressionSyntax { Token.Value: int number }:
                yield return FormattableString.Invariant($"{number} + 1");
                break;
            case LiteralExpressionSyntax { Token.Value: bool truth }:
                yield return truth ? "false" : "true";
                break;
            case LiteralExpressionSyntax { Token.Value: string text }:
                yield return text.Length > 0 ? "\"\"" : "\"mutant\"";
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.LogicalNotExpression } unary:
                yield return unary.Operand.ToString();
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                string name = access.Name.Identifier.ValueText;
                if (OtherMethods.TryGetValue(name, out string? method))
                {
                    yield return $"{access.Expression}.{method}{call.ArgumentList}";
                }

                if (Removable.Contains(name))
                {
                    yield return access.Expression.ToString();
                }

                break;
        }

        if (!IsSymmetric(original) && ArgumentsOf(original) is { Arguments: { Count: >= 2 } arguments } list)
        {
            for (int i = 0; i + 1 < arguments.Count; i++)
            {
                if (arguments[i].NameColon is null && arguments[i + 1].NameColon is null && arguments[i].ToString() != arguments[i + 1].ToString()
                    && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(arguments[i].Expression).Type, model.GetTypeInfo(arguments[i + 1].Expression).Type))
                {
                    string swapped = string.Join(", ", arguments.Take(i).Append(arguments[i + 1]).Append(arguments[i]).Concat(arguments.Skip(i + 2)));
                    yield return original.ToString()[..(list.SpanStart - original.SpanStart)] + $"({swapped})" + original.ToString()[(list.Span.End - original.SpanStart)..];
                }
            }
        }
    }

    /// <summary>Whether a call is the same with its arguments in another order: the larger of two numbers, whether two are the same, a sum.</summary>
    private static bool IsSymmetric(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: var called } && (called is MemberAccessExpressionSyntax access ? access.Name : called).ToString()
            is "Max" or "Min" or "Equals" or "IsSame" or "AreSame" or "Same" or "Or" or "Product" or "Total"
        || ArgumentsOf(call)?.Arguments is [{ Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "BinaryKind" }, Name.Identifier.ValueText: "Add" or "Multiply" or "And" or "Or" } }, ..];

    private static ArgumentListSyntax? ArgumentsOf(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        ObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };
}
