using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>The signature of a loss, as its gradient repeats it.</summary>
internal static class LossSignature
{
    public static LossArgument ArgumentOf(IParameterSymbol parameter) => new(
        parameter.RefKind switch
        {
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        },
        parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(
            SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
                SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
        parameter.Name.Escaped(),
        parameter.Type.IsRefLikeType,
        parameter.IsParams,
        DefaultOf(parameter));

    private static DefaultValue? DefaultOf(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : parameter.Type;
        return parameter.HasExplicitDefaultValue ? new DefaultValue(parameter.ExplicitDefaultValue, type.TypeKind == TypeKind.Enum ? type.FullName() : null) : null;
    }

    /// <summary>Whether the attribute asks for <c>KernelNumerics.Fast</c>.</summary>
    public static bool IsFast(IMethodSymbol method) => method.RuntimeAttributes(MetadataNames.DifferentiableAttribute)
        .SelectMany(attribute => attribute.NamedArguments).Any(argument => argument.Key == "Numerics" && argument.Value.Value is 1);

    /// <summary>Whether the methods that are generated for a loss use a name for something of their own.</summary>
    public static bool IsOfGenerated(string name) => name is "gradients" or "workspace" or "scale" or "gradientsOfLoss" or "valueOfLoss" or "exceptionOfLoss" or "rangeOfLeaf"
        or "LossScale" or "Apply" or "Build" or "Clear" or "AllocateLike" or "NextLeaf" or "EndLeaf" or "EndStep" or "AbortStep" or "LeafGradients"
        or "_gradients" or "_state" or "_userCode" or "_maxDegreeOfParallelism" || name.StartsWith("_workspaceOf", StringComparison.Ordinal);

    /// <summary>A member of the user that a method for the gradient can't stand beside: a gradient by hand, for instance.</summary>
    public static ISymbol? TakenBy(IMethodSymbol method)
    {
        string[] generated = [.. method.Parameters.Select(KindOf), "ref " + method.Parameters[0].Type.FullName(), method.ReturnType.FullName(), "global::RmsProp.Generated.GradientWorkspace"];
        return method.ContainingType.GetMembers(method.Name + "AndGradient").FirstOrDefault(member =>
            !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(System.CodeDom.Compiler.GeneratedCodeAttribute))
            && (member is not IMethodSymbol other
                || other is { IsGenericMethod: false } && other.Parameters.Length > method.Parameters.Length && generated.Take(other.Parameters.Length).SequenceEqual(other.Parameters.Select(KindOf))));
    }

    // No two methods differ only in what kind of reference a parameter is.
    private static string KindOf(IParameterSymbol parameter) => (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.FullName();

    /// <summary>How many methods of the type with the same name come before a loss.</summary>
    public static int OverloadOf(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name).IndexOf(method);

    /// <summary>
    /// The end of the names of types beside the loss, after <c>Turns</c> or <c>Turns2</c>: each loss has another one, and no member has
    /// such a name.
    /// </summary>
    public static string SharedTypeOf(IMethodSymbol method)
    {
        string name = (OverloadOf(method) is > 0 and var overload ? $"OfOverload{overload + 1}Of" : "Of") + method.Name;
        while (method.ContainingType.GetMembers().Any(member => member.Name.StartsWith("Turns", StringComparison.Ordinal) && member.Name.EndsWith(name, StringComparison.Ordinal)))
        {
            name = "OfThe" + name;
        }

        return name;
    }

    public static string AccessibilityOf(IMethodSymbol method) => SyntaxFacts.GetText(method.DeclaredAccessibility);

    /// <summary>The accessibility of a method of the optimizer that takes the same arguments.</summary>
    public static string MinimizeAccessibilityOf(IMethodSymbol method)
    {
        bool isPublic = method.DeclaredAccessibility == Accessibility.Public;
        foreach (INamedTypeSymbol type in method.Parameters.Skip(1).SelectMany(parameter => NamedIn(parameter.Type)).SelectMany(type => type.AndContainingTypes()))
        {
            if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return "private";
            }

            isPublic &= type.DeclaredAccessibility is Accessibility.Public or Accessibility.ProtectedOrInternal;
        }

        return isPublic && method.ContainingType.AndContainingTypes().All(type => type.DeclaredAccessibility == Accessibility.Public) ? "public" : "internal";
    }

    private static IEnumerable<INamedTypeSymbol> NamedIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamedIn(array.ElementType),
        INamedTypeSymbol named => new[] { named }.Concat(named.TypeArguments.SelectMany(NamedIn)),
        _ => [],
    };
}
