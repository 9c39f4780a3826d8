using System.Collections.Immutable;
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
        parameter.Type.IsRefLikeType);

    /// <summary>Whether the attribute asks for <c>KernelNumerics.Fast</c>.</summary>
    public static bool IsFast(IMethodSymbol method) => method.RuntimeAttributes(MetadataNames.DifferentiableAttribute)
        .SelectMany(attribute => attribute.NamedArguments).Any(argument => argument.Key == "Numerics" && argument.Value.Value is 1);

    /// <summary>A name for a type beside the loss: each loss of the same name has another one, and no member has it.</summary>
    public static string SharedTypeOf(IMethodSymbol method)
    {
        ImmutableArray<ISymbol> overloads = method.ContainingType.GetMembers(method.Name);
        string name = "TurnsOf" + method.Name + (overloads.IndexOf(method) is > 0 and var index ? $"Overload{index + 1}" : "");
        while (!method.ContainingType.GetMembers(name).IsEmpty)
        {
            name = "The" + name;
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
