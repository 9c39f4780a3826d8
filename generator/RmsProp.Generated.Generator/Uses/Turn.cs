using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// Code that runs repeatedly: a loop, a lambda that the framework calls for each element, or a local function called in a loop.
/// </summary>
/// <param name="Node">The loop or the function.</param>
/// <param name="Outside">Where to create something so that it is created once.</param>
internal sealed record Turn(SyntaxNode Node, string Outside)
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
                    return IsCalledInLoop(local, function.Body()) ? new Turn(function.Syntax, $"outside '{local.Name}'") : null;
            }
        }

        return null;
    }

    private static bool IsCalledForEachElement(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: not "Invoke" } method } } }
        && Repeating.Any(type => method.ContainingType.Name == type.Type && method.ContainingNamespace?.ToDisplayString() == type.Namespace)
        && method.ContainingType.IsOfFramework();

    private static bool IsCalledInLoop(IMethodSymbol local, IOperation body) => body.Descendants().OfType<IInvocationOperation>().Any(
        call => SymbolEqualityComparer.Default.Equals(call.TargetMethod, local) && call.Loops().Any());
}
