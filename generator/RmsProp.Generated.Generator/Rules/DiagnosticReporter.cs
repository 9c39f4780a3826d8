using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>
/// Takes what the parser finds wrong. The analyzer gives it somewhere to report to; the generator, which emits the
/// best it can and reports nothing, gives it nothing, and no location is computed then.
/// </summary>
internal sealed class DiagnosticReporter(Action<Diagnostic>? report, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Reports at a symbol: a type, a field, a property.</summary>
    public void AtSymbol(DiagnosticDescriptor rule, ISymbol symbol, params object[] arguments)
    {
        if (report is not null)
        {
            report(Diagnostic.Create(rule, symbol.Locations.FirstOrDefault(location => location.IsInSource), arguments));
        }
    }

    /// <summary>Reports at the type that a field or property is declared with.</summary>
    public void AtTypeOf(DiagnosticDescriptor rule, ISymbol member, params object[] arguments)
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
        report(Diagnostic.Create(
            rule, type?.GetLocation() ?? member.Locations.FirstOrDefault(location => location.IsInSource), arguments));
    }

    /// <summary>Reports at a named argument of an attribute, or at the attribute where it has no such argument.</summary>
    public void AtArgument(DiagnosticDescriptor rule, AttributeData attribute, string argument, params object[] arguments)
    {
        if (report is null)
        {
            return;
        }

        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        AttributeArgumentSyntax? argumentSyntax = (syntax as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument);
        report(Diagnostic.Create(rule, (argumentSyntax ?? syntax)?.GetLocation(), arguments));
    }
}
