using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>Finds out where an operation is in a body.</summary>
internal static class Operations
{
    /// <summary>The outermost body that contains the operation, including enclosing functions.</summary>
    public static IOperation Body(this IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }

    /// <summary>The operation that uses the value, after any conversions.</summary>
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

    /// <summary>The loops around an operation within its own function, innermost first: each turn of them runs it.</summary>
    public static IEnumerable<SyntaxNode> Loops(this IOperation operation) => Loops(operation.Syntax);

    /// <summary>The loops around a node within its own function, innermost first.</summary>
    public static IEnumerable<SyntaxNode> Loops(SyntaxNode node)
    {
        for (SyntaxNode? parent = node.Parent; parent is not null && !IsFunction(node); node = parent, parent = node.Parent)
        {
            if (IsTurnOf(parent, node))
            {
                yield return parent;
            }
        }
    }

    /// <summary>The lambda, local function or member that contains the operation.</summary>
    public static SyntaxNode? Function(this IOperation operation) => operation.Syntax.AncestorsAndSelf().FirstOrDefault(IsFunction);

    /// <summary>The references to a local or a parameter.</summary>
    public static IEnumerable<IOperation> ReferencesTo(this IOperation body, ISymbol variable) => body.Descendants().Where(operation => operation switch
    {
        ILocalReferenceOperation local => !local.IsDeclaration && SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
        _ => false,
    });

    /// <summary>Whether a local is declared in a node. A parameter is not, except that of a function in the node.</summary>
    public static bool IsDeclaredIn(this ISymbol variable, SyntaxNode node) => variable.DeclaringSyntaxReferences.Any(
        reference => reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.Span));

    /// <summary>The targets of a tuple deconstruction, each with its value.</summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> Pairs(this IDeconstructionAssignmentOperation assignment)
    {
        IOperation value = assignment.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return Undeclared(assignment.Target) is ITupleOperation targets && value is ITupleOperation values && targets.Elements.Length == values.Elements.Length
            ? targets.Elements.Zip(values.Elements, (target, given) => (Undeclared(target), given))
            : [];

        static IOperation Undeclared(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
    }

    /// <summary>All assignments of whole values in a body; if a call returns the values of a deconstruction, it stands for each of them.</summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> Assignments(this IOperation body) => body.Descendants().SelectMany(operation => operation switch
    {
        ISimpleAssignmentOperation assignment => [(assignment.Target, assignment.Value)],
        IDeconstructionAssignmentOperation assignment when assignment.Pairs().Any() => assignment.Pairs(),
        IDeconstructionAssignmentOperation { Target: ITupleOperation targets } assignment => targets.Elements.Select(target => (target, assignment.Value)),
        _ => Enumerable.Empty<(IOperation, IOperation)>(),
    });

    /// <summary>Whether the operation is assigned as a whole.</summary>
    public static bool IsAssigned(this IOperation operation) =>
        operation.User() is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    /// <summary>Whether the operation is a target of a deconstruction.</summary>
    public static bool IsDeconstructedInto(this IOperation operation) =>
        operation.Parent is ITupleOperation { Parent: IDeconstructionAssignmentOperation assignment } targets && assignment.Target == targets;

    /// <summary>
    /// The list of statements that always executes an assignment, unless something jumps over it; <see langword="null"/> if the assignment
    /// is a part of something else.
    /// </summary>
    public static SyntaxNode? ListOf(SyntaxNode target)
    {
        StatementSyntax? statement = target.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var left } } || !left.Span.Contains(target.Span))
        {
            return null;
        }

        SyntaxNode? list = statement.Parent;
        while (list is LockStatementSyntax or UsingStatementSyntax or FixedStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or GlobalStatementSyntax
            || (list is BlockSyntax && list.Parent is LockStatementSyntax or UsingStatementSyntax or FixedStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or BlockSyntax))
        {
            list = list.Parent;
        }

        return list is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax ? list : null;
    }

    /// <summary>Whether a jump out of what comes before a node leaves that node out.</summary>
    public static bool Skips(SyntaxNode jump, SyntaxNode node)
    {
        SyntaxNode? left = jump switch
        {
            BreakStatementSyntax => jump.Ancestors().FirstOrDefault(around => IsLoop(around) || around is SwitchStatementSyntax),
            ContinueStatementSyntax => jump.Ancestors().FirstOrDefault(IsLoop),
            ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax or YieldStatementSyntax { Expression: null } =>
                jump.Ancestors().FirstOrDefault(IsFunction),
            _ => null,
        };
        return left?.Span.Contains(node.Span) == true;
    }

    /// <summary>Whether the statement list with a node ends by leaving <paramref name="scope"/>, so that nothing follows.</summary>
    public static bool Leaves(SyntaxNode from, SyntaxNode scope)
    {
        for (SyntaxNode? node = from; node is not null && node != scope && !node.Span.Contains(scope.Span); node = node.Parent)
        {
            StatementSyntax? last = node switch
            {
                BlockSyntax block => block.Statements.LastOrDefault(),
                SwitchSectionSyntax section => section.Statements.LastOrDefault(),
                _ => null,
            };
            if (last is ReturnStatementSyntax or ThrowStatementSyntax || (last is BreakStatementSyntax && node is BlockSyntax))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTurnOf(SyntaxNode loop, SyntaxNode child) => loop switch
    {
        ForStatementSyntax statement => child != statement.Declaration && !statement.Initializers.Contains(child),
        CommonForEachStatementSyntax statement => child != statement.Expression,
        WhileStatementSyntax or DoStatementSyntax => true,
        _ => false,
    };

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax;
}
