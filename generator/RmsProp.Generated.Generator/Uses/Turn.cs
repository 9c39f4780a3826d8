using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// Code that runs repeatedly: a loop, a lambda that the framework calls for each element, or a function, if it is called in a loop.
/// </summary>
/// <param name="Node">The loop or the function.</param>
/// <param name="Outside">Where to create something so that it is created once.</param>
/// <param name="Function">The local function or the method, of which <see cref="RepeatedCalls"/> tells whether a loop calls it.</param>
internal sealed record Turn(SyntaxNode Node, string Outside, IMethodSymbol? Function = null)
{
    /// <summary>The types that call their lambdas for every element; others, such as <c>Parallel.Invoke</c>, call them once.</summary>
    private static readonly (string Namespace, string Type)[] Repeating =
    [
        ("System", "Array"),
        ("System.Collections.Generic", "List"),
        ("System.Collections.Immutable", "ImmutableList"),
        ("System.Linq", "Enumerable"),
        ("System.Linq", "ParallelEnumerable"),
        ("System.Linq", "AsyncEnumerable"),
        ("System.Threading.Tasks", "Parallel"),
    ];

    /// <summary>The innermost turn around an operation, or <see langword="null"/> if it may run once.</summary>
    public static Turn? Of(IOperation operation)
    {
        if (operation.Loops().FirstOrDefault() is { } loop)
        {
            return new Turn(loop, "before the loop");
        }

        for (IOperation? function = operation.Parent; function is not null; function = function.Parent)
        {
            switch (function)
            {
                case IAnonymousFunctionOperation lambda:
                    return IsCalledForEachElement(lambda) ? new Turn(lambda.Syntax, "outside the lambda") : null;
                case ILocalFunctionOperation { Symbol: var local }:
                    return OfFunction(function.Syntax, local);
            }
        }

        return operation.Function() is MethodDeclarationSyntax declaration && operation.SemanticModel?.GetDeclaredSymbol(declaration) is { } method
            ? OfFunction(declaration, method)
            : null;
    }

    private static bool IsCalledForEachElement(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: not "Invoke" } method } } }
        && Repeating.Any(type => method.ContainingType.Name == type.Type && method.ContainingNamespace?.ToDisplayString() == type.Namespace)
        && method.ContainingType.IsOfFramework();

    private static Turn OfFunction(SyntaxNode declaration, IMethodSymbol function) => new(declaration, $"outside '{function.Name}'", function);
}
