using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// Finds the loops that call a local function, or a private or static method of the same type, judging by syntax: the operations of other
/// methods are not available.
/// </summary>
internal static class RepeatedCalls
{
    /// <summary>Whether some loop calls the function in each turn, and each call trains the same parameters.</summary>
    /// <param name="function">The function.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="trained">What it trains.</param>
    /// <param name="parameter">The function's own parameter that this is, or is a part of, if any.</param>
    public static bool TrainTheSame(IMethodSymbol function, SyntaxNode declaration, ExpressionSyntax trained, IParameterSymbol? parameter)
    {
        if (NamesOf(trained) is not { } names)
        {
            return false;
        }

        SyntaxNode[] scopes = ScopesOf(function, declaration);
        return scopes.SelectMany(scope => scope.DescendantNodes()).OfType<InvocationExpressionSyntax>().Any(call =>
            IsOf(call, function) && !declaration.Span.Contains(call.Span)
            && Operations.Loops(call).FirstOrDefault() is { } loop && !Operations.Leaves(call, loop)
            && (parameter is null ? names : NamesOf(ArgumentOf(call, parameter))?.Concat(names.Skip(1)).ToArray()) is { } path
            && IsSameInEachTurn(path, loop, function.Name, scopes));
    }

    private static SyntaxNode[] ScopesOf(IMethodSymbol function, SyntaxNode declaration) => function.MethodKind == MethodKind.LocalFunction
        ? [declaration.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : declaration.Parent!]
        : function is { IsStatic: true } or { DeclaredAccessibility: Accessibility.Private }
            && function.ContainingType.GetMembers(function.Name).Length == 1
            ? [.. function.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())]
            : [];

    /// <summary>Whether a call is of the function, on the same object.</summary>
    private static bool IsOf(InvocationExpressionSyntax call, IMethodSymbol function) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText == function.Name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText == function.Name,
        MemberAccessExpressionSyntax { Expression: SimpleNameSyntax type, Name: var name } when function.IsStatic =>
            name.Identifier.ValueText == function.Name && type.Identifier.ValueText == function.ContainingType.Name,
        _ => false,
    };

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, IParameterSymbol parameter)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        return (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? arguments.ElementAtOrDefault(parameter.Ordinal))?.Expression;
    }

    /// <summary>Whether a turn of the loop neither declares a variable nor gives it another value, itself or by another member.</summary>
    private static bool IsSameInEachTurn(string[] path, SyntaxNode loop, string function, SyntaxNode[] scopes)
    {
        if (loop.DescendantNodesAndSelf().Any(node => NameOfDeclared(node) == path[0]) || Changes(loop, path, function))
        {
            return false;
        }

        HashSet<string> used = [.. loop.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText)];
        used.Remove(function);
        return !scopes.SelectMany(scope => scope.DescendantNodes()).Any(
            member => NameOfMember(member) is { } name && used.Contains(name) && Changes(member, path, function));
    }

    private static string? NameOfDeclared(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax statement => statement.Identifier.ValueText,
        _ => null,
    };

    private static string? NameOfMember(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };

    private static bool Changes(SyntaxNode code, string[] path, string function) => code.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } => targets.Arguments.Any(target => IsAround(target.Expression, path)),
        AssignmentExpressionSyntax assignment when IsAround(assignment.Left, path) => true,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword } argument => IsAround(argument.Expression, path) || IsPart(argument.Expression, path),
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword, Parent.Parent: InvocationExpressionSyntax call } argument =>
            (IsAround(argument.Expression, path) || IsPart(argument.Expression, path)) && !TrainingCall.IsNamedLikeOne(call) && !(call.Expression is SimpleNameSyntax name && name.Identifier.ValueText == function)
            && !(call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == function),
        _ => SetAnew.IsDoneBy(node, expression => IsPart(expression, path)),
    });

    /// <summary>Whether an expression is the variable, or a part of it.</summary>
    private static bool IsPart(ExpressionSyntax expression, string[] path) =>
        NamesOf(expression) is { } names && names.Length >= path.Length && path.SequenceEqual(names.Take(path.Length));

    /// <summary>Whether an expression is the variable, or something that it is a part of.</summary>
    private static bool IsAround(ExpressionSyntax expression, string[] path) =>
        NamesOf(expression) is { } names && names.Length <= path.Length && names.SequenceEqual(path.Take(names.Length));

    /// <summary>The names of a variable and its members; <see langword="null"/> if the expression is anything else, such as an element.</summary>
    private static string[]? NamesOf(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => [name.Identifier.ValueText],
        MemberAccessExpressionSyntax { Name: var name } access => NamesOf(access.Expression) is { } names ? [.. names, name.Identifier.ValueText] : null,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } known => NamesOf(known.Operand),
        _ => null,
    };
}
