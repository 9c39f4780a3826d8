using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>Questions about where an operation stands in a body.</summary>
internal static class Operations
{
    /// <summary>The whole body that the operation is in, functions around it included.</summary>
    public static IOperation Body(this IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }

    /// <summary>The operation that uses the value, whatever it is converted to on the way.</summary>
    public static IOperation? User(this IOperation operation)
    {
        IOperation? current = operation.Parent;
        while (current is IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current;
    }

    public static int Start(this IOperation operation) => operation.Syntax.SpanStart;

    public static int End(this IOperation operation) => operation.Syntax.Span.End;

    public static bool IsWithin(this IOperation operation, SyntaxNode node) => node.Span.Contains(operation.Syntax.Span);

    /// <summary>The loops around an operation in its own function, from the innermost on: those whose turns each run it.</summary>
    public static IEnumerable<SyntaxNode> Loops(this IOperation operation)
    {
        SyntaxNode node = operation.Syntax;
        for (SyntaxNode? parent = node.Parent; parent is not null && !IsFunction(node); node = parent, parent = node.Parent)
        {
            if (IsTurnOf(parent, node))
            {
                yield return parent;
            }
        }
    }

    /// <summary>The lambda, local function or member that the operation runs in.</summary>
    public static SyntaxNode? Function(this IOperation operation) => operation.Syntax.AncestorsAndSelf().FirstOrDefault(IsFunction);

    /// <summary>The references to a local or a parameter.</summary>
    public static IEnumerable<IOperation> ReferencesTo(this IOperation body, ISymbol variable) => body.Descendants().Where(operation => operation switch
    {
        ILocalReferenceOperation local => !local.IsDeclaration && SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
        _ => false,
    });

    /// <summary>Whether a local is declared in a node; a parameter never is, but for that of a function there.</summary>
    public static bool IsDeclaredIn(this ISymbol variable, SyntaxNode node) => variable.DeclaringSyntaxReferences.Any(
        reference => reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.Span));

    /// <summary>The targets of a deconstruction of a tuple, each with what it is given.</summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> Pairs(this IDeconstructionAssignmentOperation assignment)
    {
        IOperation value = assignment.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return assignment.Target is ITupleOperation targets && value is ITupleOperation values && targets.Elements.Length == values.Elements.Length
            ? targets.Elements.Zip(values.Elements, (target, given) => (target, given))
            : [];
    }

    /// <summary>All that is given to something as a whole in a body.</summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> Assignments(this IOperation body) => body.Descendants().SelectMany(operation => operation switch
    {
        ISimpleAssignmentOperation assignment => [(assignment.Target, assignment.Value)],
        IDeconstructionAssignmentOperation { Target: ITupleOperation targets } assignment => targets.Elements.Select(target => (target, assignment.Value)),
        _ => Enumerable.Empty<(IOperation, IOperation)>(),
    });

    /// <summary>Whether the operation is written to as a whole.</summary>
    public static bool IsAssigned(this IOperation operation) =>
        operation.User() is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    /// <summary>Whether the operation is one of those that a deconstruction writes to.</summary>
    public static bool IsDeconstructedInto(this IOperation operation) =>
        operation.Parent is ITupleOperation { Parent: IDeconstructionAssignmentOperation assignment } targets && assignment.Target == targets;

    private static bool IsTurnOf(SyntaxNode loop, SyntaxNode child) => loop switch
    {
        ForStatementSyntax statement => child != statement.Declaration && !statement.Initializers.Contains(child),
        CommonForEachStatementSyntax statement => child != statement.Expression,
        WhileStatementSyntax or DoStatementSyntax => true,
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax;
}
