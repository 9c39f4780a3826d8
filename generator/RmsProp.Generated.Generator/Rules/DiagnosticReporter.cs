using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>
/// Receives the parser's diagnostics, each with a hint for the code fixes. If nobody listens, as while the generator makes its models, it
/// only records that there is an error and computes no location.
/// </summary>
internal sealed class DiagnosticReporter(Action<Diagnostic>? report, CancellationToken cancellationToken)
{
    /// <summary>A reporter that nobody listens to.</summary>
    public static DiagnosticReporter Silent { get; } = new(null, CancellationToken.None);

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether anybody listens.</summary>
    public bool IsListening => report is not null;

    /// <summary>Whether an error has been reported, even if nobody listens.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Records a violation of a rule, without a location; returns whether anybody listens.</summary>
    public bool Note(DiagnosticDescriptor rule)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        return IsListening;
    }

    /// <summary>Reports at a location.</summary>
    public void At(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?> hint, params object[] arguments) =>
        At(rule, location, null, hint, arguments);

    /// <summary>Reports at a location; the additional location is another one that a repair edits.</summary>
    public void At(
        DiagnosticDescriptor rule, Location? location, Location? repaired, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (Note(rule))
        {
            report!(Diagnostic.Create(rule, location, repaired is null ? null : [repaired], hint, Seen(arguments)));
        }
    }

    /// <summary>Reports at a symbol: a type, a field or a property.</summary>
    public void AtSymbol(DiagnosticDescriptor rule, ISymbol symbol, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (Note(rule))
        {
            report!(Diagnostic.Create(rule, LocationOf(symbol), null, hint, Seen(arguments)));
        }
    }

    /// <summary>Reports at a containing type; the contained type is the additional location.</summary>
    public void AtContainingType(DiagnosticDescriptor rule, INamedTypeSymbol containing, INamedTypeSymbol type, params object[] arguments)
    {
        if (Note(rule))
        {
            report!(Diagnostic.Create(rule, LocationOf(containing), [LocationOf(type)!], null, Seen(arguments)));
        }
    }

    /// <summary>Reports at the declared type of a field or property.</summary>
    public void AtTypeOf(DiagnosticDescriptor rule, ISymbol member, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (!Note(rule))
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
        report!(Diagnostic.Create(rule, type?.GetLocation() ?? LocationOf(member), null, hint, Seen(arguments)));
    }

    /// <summary>Reports at the last of several mutually exclusive locations; all are additional locations.</summary>
    public void AtLast(DiagnosticDescriptor rule, IReadOnlyList<Location> locations, params object[] arguments)
    {
        if (Note(rule))
        {
            report!(Diagnostic.Create(rule, locations[locations.Count - 1], locations, null, Seen(arguments)));
        }
    }

    /// <summary>
    /// The arguments without characters that a terminal acts upon: names and values come from anybody's sources and files.
    /// </summary>
    private static object[] Seen(object[] arguments) => [.. arguments.Select(argument => argument is string text ? ForeignText.Escape(text) : argument)];

    private static Location? LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);
}
