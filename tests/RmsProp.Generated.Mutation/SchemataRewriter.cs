using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Mutation;

/// <summary>Writes mutants beside what they change: <c>a &lt; b</c> becomes <c>(active ? a &lt;= b : a &lt; b)</c>.</summary>
/// <param name="model">The model of the file.</param>
/// <param name="folder">The folder of the file.</param>
/// <param name="firstId">The number of the first mutant.</param>
/// <param name="dropped">The mutants that don't compile.</param>
internal sealed partial class SchemataRewriter(SemanticModel model, string folder, int firstId, IReadOnlySet<int> dropped) : CSharpSyntaxRewriter
{
    /// <summary>The kind of annotation whose data is the number of a mutant.</summary>
    public const string Annotation = "mutant";

    private readonly List<Mutant> _mutants = [];

    public IReadOnlyList<Mutant> Mutants => _mutants;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is AttributeListSyntax or PatternSyntax or EnumMemberDeclarationSyntax or SwitchLabelSyntax and not CasePatternSwitchLabelSyntax or ParameterSyntax
            || node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)
            || node is LocalDeclarationStatementSyntax { IsConst: true }
            || node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
        {
            return node;
        }

        SyntaxNode? visited = base.Visit(node);
        return node switch
        {
            ExpressionSyntax expression when IsValue(expression) => Wrap(expression, (ExpressionSyntax)visited!),
            SwitchExpressionArmSyntax arm => Wrap(arm, (SwitchExpressionArmSyntax)visited!),
            StatementSyntax statement when IsRemovable(statement) => Wrap(statement, (StatementSyntax)visited!),
            _ => visited,
        };
    }

    /// <summary>Whether another value can stand in place of an expression, which what follows <c>?.</c> is no whole one of.</summary>
    private static bool IsValue(ExpressionSyntax expression) => !expression.GetFirstToken().IsKind(SyntaxKind.DotToken) && expression.Parent is not (RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ExpressionStatementSyntax)
        && !(expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
        && !(expression.Parent is ForStatementSyntax loop && loop.Incrementors.Contains(expression));

    private ExpressionSyntax Wrap(ExpressionSyntax original, ExpressionSyntax visited)
    {
        ExpressionSyntax wrapped = visited;
        foreach ((string change, Func<string, ExpressionSyntax, string> text) in Changes(original))
        {
            int? id = Add(original, change);
            if (id is { } number)
            {
                ExpressionSyntax schemata = SyntaxFactory.ParseExpression("(" + text(Schemata.Active(number), wrapped) + ")");
                wrapped = WithOriginal(schemata, wrapped).WithAdditionalAnnotations(new SyntaxAnnotation(Annotation, number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return wrapped == visited ? visited : wrapped.WithLeadingTrivia(original.GetLeadingTrivia()).WithTrailingTrivia(original.GetTrailingTrivia());
    }

    /// <summary>Puts what was there, with the mutants inside, in its place in the schemata.</summary>
    private static ExpressionSyntax WithOriginal(ExpressionSyntax schemata, ExpressionSyntax original)
    {
        IdentifierNameSyntax place = schemata.DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == Place);
        return schemata.ReplaceNode(place, SyntaxFactory.ParenthesizedExpression(original.WithoutTrivia()));
    }

    private SwitchExpressionArmSyntax Wrap(SwitchExpressionArmSyntax original, SwitchExpressionArmSyntax visited)
    {
        if (original.Parent is SwitchExpressionSyntax { Arms: var arms } && arms[arms.Count - 1] != original && Add(original, $"without the arm {Short(original.Pattern)}") is { } id)
        {
            ExpressionSyntax active = SyntaxFactory.ParseExpression("!" + Schemata.Active(id));
            ExpressionSyntax condition = visited.WhenClause is { } when ? SyntaxFactory.BinaryExpression(SyntaxKind.LogicalAndExpression, active, SyntaxFactory.ParenthesizedExpression(when.Condition)) : active;
            WhenClauseSyntax clause = SyntaxFactory.WhenClause(condition.WithLeadingTrivia(SyntaxFactory.Space)).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
            return visited.WithWhenClause(clause).WithAdditionalAnnotations(new SyntaxAnnotation(Annotation, id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return visited;
    }

    private static bool IsRemovable(StatementSyntax statement) => statement is ExpressionStatementSyntax or ReturnStatementSyntax { Expression: null } or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax { Expression: not null };

    private StatementSyntax Wrap(StatementSyntax original, StatementSyntax visited) => Add(original, $"without {Short(original)}") is { } id
        ? SyntaxFactory.IfStatement(SyntaxFactory.ParseExpression("!" + Schemata.Active(id)), SyntaxFactory.Block(visited))
            .WithAdditionalAnnotations(new SyntaxAnnotation(Annotation, id.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : visited;

    /// <summary>The number of a new mutant; null if it is one that does not compile.</summary>
    private int? Add(SyntaxNode original, string change)
    {
        int id = firstId + _mutants.Count;
        FileLinePositionSpan span = original.GetLocation().GetLineSpan();
        _mutants.Add(new Mutant(id, folder, Path.GetFileName(span.Path), span.StartLinePosition.Line + 1, change) { IsStatic = IsComputedOnce(original) });
        return dropped.Contains(id) ? null : id;
    }

    private static bool IsComputedOnce(SyntaxNode node) => node.FirstAncestorOrSelf<EqualsValueClauseSyntax>(
        clause => clause.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }) is { Parent: { } declaration }
        && declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static string Short(SyntaxNode node)
    {
        string text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 90 ? text : text[..87] + "...";
    }
}
