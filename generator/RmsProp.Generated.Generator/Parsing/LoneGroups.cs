using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Finds types whose fields have optimizer attributes, but that have no optimizer and are in no struct that has one.</summary>
internal static class LoneGroups
{
    /// <summary>
    /// Reports such a struct once, at the first of the attributes, because one configuration mends all of them; reports each attribute of a
    /// class or an interface, where no configuration helps.
    /// </summary>
    public static void Check(INamedTypeSymbol type, Compilation compilation, DiagnosticReporter reporter)
    {
        if (!DeclarationsOf(type).Any(HasAttributeOfMember))
        {
            return;
        }

        if (type.TypeKind == TypeKind.Struct)
        {
            CheckStruct(type, compilation, reporter);
        }
        else if (type.TypeKind is TypeKind.Class or TypeKind.Interface)
        {
            CheckClass(type, reporter);
        }
    }

    private static void CheckStruct(INamedTypeSymbol type, Compilation compilation, DiagnosticReporter reporter)
    {
        if (FieldSymbols.Of(type).SelectMany(field => field.Attributes(AttributePlaces.OfFields)).FirstOrDefault()?.ApplicationSyntaxReference is not { } first
            || IsForOthers(type) || TrainedStructs.In(compilation).Contains(type.OriginalDefinition))
        {
            return;
        }

        var attribute = (AttributeSyntax)first.GetSyntax(reporter.CancellationToken);
        reporter.At(
            Descriptors.GroupWithoutConfiguration, attribute.GetLocation(), RepairHint.None, attribute.Name.ToString(),
            $"'{type.Name}' has no [RMSpropConfig] of its own and is in no struct that has one, so no optimizer is generated for it");
    }

    private static void CheckClass(INamedTypeSymbol type, DiagnosticReporter reporter)
    {
        IEnumerable<AttributeSyntax> attributes = type.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol)
            .Concat(type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
            .SelectMany(symbol => symbol.RuntimeAttributes(AttributePlaces.OfFields))
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(reporter.CancellationToken))
            .OfType<AttributeSyntax>()
            .Where(attribute => !AttributePlaces.IsOnMethodParameter(attribute));
        foreach (AttributeSyntax attribute in attributes)
        {
            reporter.At(
                Descriptors.GroupWithoutConfiguration, attribute.GetLocation(), RepairHint.Of(RepairHint.RemoveAttribute), attribute.Name.ToString(),
                AttributePlaces.WhyNotTrained(type));
        }
    }

    /// <summary>The attributes of a declaration's fields, properties and positional parameters.</summary>
    public static IEnumerable<AttributeSyntax> AttributesOfMembers(TypeDeclarationSyntax declaration)
    {
        foreach (MemberDeclarationSyntax member in declaration.Members)
        {
            if (member is FieldDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax)
            {
                foreach (AttributeListSyntax list in member.AttributeLists)
                {
                    foreach (AttributeSyntax attribute in list.Attributes)
                    {
                        yield return attribute;
                    }
                }
            }
        }

        foreach (AttributeSyntax attribute in declaration.ParameterList?.Parameters.SelectMany(parameter => parameter.AttributeLists).SelectMany(list => list.Attributes) ?? [])
        {
            yield return attribute;
        }
    }

    // Nearly all types have none, and nothing needs to be bound for them.
    private static bool HasAttributeOfMember(TypeDeclarationSyntax declaration) => AttributesOfMembers(declaration).Any();

    private static IEnumerable<TypeDeclarationSyntax> DeclarationsOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>
    /// Whether another assembly may use the type in a struct of its own; a partial type is meant to have its own optimizer.
    /// </summary>
    private static bool IsForOthers(INamedTypeSymbol type) =>
        type.AndContainingTypes().All(current => current.DeclaredAccessibility == Accessibility.Public)
        && !DeclarationsOf(type).Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
