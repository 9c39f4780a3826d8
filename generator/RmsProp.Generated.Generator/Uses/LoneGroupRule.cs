using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP046: fields of a struct have attributes for an optimizer, but the struct has none, and is in no other struct that has
/// one. It is said once, at the first of them.
/// </summary>
internal sealed class LoneGroupRule(Compilation compilation)
{
    private readonly Lazy<HashSet<ISymbol>> _trained = new(() => TrainedStructs(compilation));

    public void Check(AttributeSyntax attribute, SemanticModel model, DiagnosticReporter reporter)
    {
        if (!AttributePlaces.CanBeOfField(attribute)
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, reporter.CancellationToken) is not INamedTypeSymbol { TypeKind: TypeKind.Struct } type
            || type.HasRuntimeAttribute(MetadataNames.ConfigAttribute)
            || FieldSymbols.Of(type).SelectMany(field => field.Attributes(AttributePlaces.OfFields)).FirstOrDefault() is not { ApplicationSyntaxReference: { } first }
            || first.SyntaxTree != attribute.SyntaxTree || first.Span != attribute.Span
            || IsForOthers(type) || _trained.Value.Contains(type.OriginalDefinition))
        {
            return;
        }

        reporter.At(
            UseDescriptors.GroupWithoutConfiguration, attribute.GetLocation(), RepairHint.None, attribute.Name.ToString(), type.Name);
    }

    /// <summary>Whether another assembly may have it in a struct of its own; one that is partial is meant to have an optimizer.</summary>
    private static bool IsForOthers(INamedTypeSymbol type) =>
        type.AndContainingTypes().All(current => current.DeclaredAccessibility == Accessibility.Public)
        && !type.DeclaringSyntaxReferences.Any(reference => ((TypeDeclarationSyntax)reference.GetSyntax()).Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>All structs of the compilation that have a configuration, or are in one that has.</summary>
    private static HashSet<ISymbol> TrainedStructs(Compilation compilation)
    {
        HashSet<ISymbol> found = new(SymbolEqualityComparer.Default);
        Stack<INamespaceOrTypeSymbol> left = new([compilation.Assembly.GlobalNamespace]);
        while (left.Count > 0)
        {
            INamespaceOrTypeSymbol current = left.Pop();
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    left.Push(inner);
                }
            }

            if (current is INamedTypeSymbol { TypeKind: TypeKind.Struct } type && type.HasRuntimeAttribute(MetadataNames.ConfigAttribute))
            {
                AddWithFields(type, found);
            }
        }

        return found;
    }

    private static void AddWithFields(INamedTypeSymbol type, HashSet<ISymbol> found)
    {
        Stack<INamedTypeSymbol> left = new([type]);
        while (left.Count > 0)
        {
            INamedTypeSymbol current = left.Pop();
            if (!found.Add(current.OriginalDefinition))
            {
                continue;
            }

            foreach (IFieldSymbol field in current.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
            {
                ITypeSymbol fieldType = field.Type;
                while (fieldType is IArrayTypeSymbol array)
                {
                    fieldType = array.ElementType;
                }

                // A type argument may be what a field of the struct is of.
                foreach (INamedTypeSymbol part in new[] { fieldType }.Concat((fieldType as INamedTypeSymbol)?.TypeArguments ?? []).OfType<INamedTypeSymbol>())
                {
                    if (part is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
                    {
                        left.Push(part);
                    }
                }
            }
        }
    }
}
