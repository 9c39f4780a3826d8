using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// Finds out, by syntax alone, whether a user's method trains what it is given: the operations of other methods are not available, and
/// the names of the calls are enough.
/// </summary>
internal static class TrainingMethods
{
    private const int MostCalls = 3;

    /// <summary>Whether the method passes the argument for a parameter on to a training call, by reference.</summary>
    public static bool Train(IMethodSymbol method, IParameterSymbol parameter) => PassOn(method, parameter.Name, MostCalls);

    /// <summary>Whether the method of a struct passes <c>this</c> on to a training call, by reference.</summary>
    public static bool TrainThis(IMethodSymbol method) =>
        method is { IsStatic: false, IsReadOnly: false, MethodKind: MethodKind.Ordinary } && PassOn(method, null, MostCalls);

    /// <summary>The declaration of a method that has a body.</summary>
    public static SyntaxNode? DeclarationOf(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <param name="method">The method.</param>
    /// <param name="parameter">The name of a parameter, or <see langword="null"/> for <c>this</c>.</param>
    /// <param name="depth">How many calls to follow.</param>
    private static bool PassOn(IMethodSymbol method, string? parameter, int depth)
    {
        if (depth == 0 || DeclarationOf(method) is not { } declaration)
        {
            return false;
        }

        foreach (InvocationExpressionSyntax call in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
            for (int i = 0; i < arguments.Count; i++)
            {
                if (arguments[i].RefKindKeyword.ValueText == "ref" && IsOf(arguments[i].Expression, parameter)
                    && (MayBeStep(method, call, i, depth) || MethodsOf(method, call).Any(next => PassOn(next, next.Parameters[i].Name, depth - 1))))
                {
                    return true;
                }
            }

            if (parameter is null && call.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
                && MethodsOf(method, call).Any(next => !next.IsStatic && PassOn(next, null, depth - 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a call has the name of a training call, and what it is called on, as far as that is known, is an optimizer or something that
    /// trains by that name.
    /// </summary>
    private static bool MayBeStep(IMethodSymbol method, InvocationExpressionSyntax call, int argument, int depth)
    {
        if (!TrainingCall.IsNamedLikeOne(call) || call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver })
        {
            return false;
        }

        ITypeSymbol? type = FieldUses.NameOf(receiver) is not { } name ? null
            : method.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type
                ?? method.ContainingType?.GetMembers(name).Select(member => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type).FirstOrDefault();
        return type is null || TrainingCall.IsOptimizer(type) || type.GetMembers(TrainingCall.NameOf(call)).OfType<IMethodSymbol>().Any(next =>
            argument < next.Parameters.Length && PassOn(next, next.Parameters[argument].Name, depth - 1));
    }

    private static bool IsOf(ExpressionSyntax argument, string? parameter) =>
        parameter is null ? argument is ThisExpressionSyntax : argument is IdentifierNameSyntax name && name.Identifier.ValueText == parameter;

    /// <summary>The methods of the same type that a call may be of.</summary>
    private static IEnumerable<IMethodSymbol> MethodsOf(IMethodSymbol method, InvocationExpressionSyntax call) =>
        method.ContainingType?.GetMembers(TrainingCall.NameOf(call)).OfType<IMethodSymbol>().Where(next =>
            next.Parameters.Length >= call.ArgumentList.Arguments.Count && !SymbolEqualityComparer.Default.Equals(next, method)) ?? [];
}
