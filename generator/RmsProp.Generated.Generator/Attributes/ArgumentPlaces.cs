using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>Receives the diagnostics of the arguments of an attribute or a file, and locates them if anybody listens.</summary>
internal sealed class ArgumentPlaces(DiagnosticReporter reporter, Func<string, Location?>? locate)
{
    public DiagnosticReporter Reporter => reporter;

    /// <summary>Whether any diagnostic has been reported.</summary>
    public bool HasFaults { get; private set; }

    /// <summary>The location of an argument, or of the attribute or file if it has no such argument.</summary>
    public Location? Of(string argument) => locate?.Invoke(argument);

    /// <summary>The location to report at.</summary>
    public Location? OfFault(string argument)
    {
        HasFaults = true;
        return Of(argument);
    }

    /// <summary>The location of a named argument of an attribute, or of the attribute if it has no such argument.</summary>
    public static Location? In(AttributeData attribute, string argument, CancellationToken cancellationToken)
    {
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        AttributeArgumentSyntax? found = (syntax as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (found ?? syntax)?.GetLocation();
    }
}
