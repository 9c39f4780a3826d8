using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>
/// Takes what the parser finds wrong, each time with the hint for the code fixes. The analyzer gives it somewhere to
/// report to; the generator, which emits the best it can and reports nothing, gives it nothing, and no location is
/// computed then.
/// </summary>
internal sealed class DiagnosticReporter(Action<Diagnostic>? report, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Reports at a symbol: a type, a field, a property.</summary>
    public void AtSymbol(DiagnosticDescriptor rule, ISymbol symbol, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (report is not null)
        {
            report(Diagnostic.Create(rule, LocationOf(symbol), null, hint, arguments));
        }
    }

    /// <summary>Reports at a type that another one is declared in, whose place is the additional location.</summary>
    public void AtContainingType(DiagnosticDescriptor rule, INamedTypeSymbol containing, INamedTypeSymbol type, params object[] arguments)
    {
        if (report is not null)
        {
            report(Diagnostic.Create(rule, LocationOf(containing), [LocationOf(type)!], null, arguments));
        }
    }

    /// <summary>Reports at the type that a field or property is declared with.</summary>
    public void AtTypeOf(DiagnosticDescriptor rule, ISymbol member, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (report is null)
        {
            return;
        }

        SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        SyntaxNode? type = declaration switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type,
            _ => null,
        };
        report(Diagnostic.Create(rule, type?.GetLocation() ?? LocationOf(member), null, hint, arguments));
    }

    /// <summary>Reports at a named argument of an attribute, or at the attribute where it has no such argument.</summary>
    public void AtArgument(
        DiagnosticDescriptor rule, AttributeData attribute, string argument, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (report is not null)
        {
            report(Diagnostic.Create(rule, LocationOf((attribute, argument)), null, hint, arguments));
        }
    }

    /// <summary>Reports at the last of several arguments or attributes that exclude each other; all are additional locations.</summary>
    public void AtLast(DiagnosticDescriptor rule, IReadOnlyList<(AttributeData Attribute, string Argument)> places, params object[] arguments)
    {
        if (report is not null)
        {
            Location?[] locations = [.. places.Select(LocationOf)];
            report(Diagnostic.Create(rule, locations[locations.Length - 1], locations.OfType<Location>(), null, arguments));
        }
    }

    private static Location? LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    private Location? LocationOf((AttributeData Attribute, string Argument) place)
    {
        SyntaxNode? syntax = place.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        AttributeArgumentSyntax? argument = (syntax as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == place.Argument);
        return (argument ?? syntax)?.GetLocation();
    }
}
