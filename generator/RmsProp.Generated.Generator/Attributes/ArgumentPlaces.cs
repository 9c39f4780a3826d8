using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>Who hears what is wrong with the arguments of an attribute or a file, and, if anybody listens, where they stand.</summary>
internal sealed class ArgumentPlaces(DiagnosticReporter reporter, Func<string, Location?>? locate)
{
    public DiagnosticReporter Reporter => reporter;

    /// <summary>Whether anything has been found wrong with them.</summary>
    public bool HasFaults { get; private set; }

    /// <summary>The place of an argument, or of all of them where there is none of that name.</summary>
    public Location? Of(string argument) => locate?.Invoke(argument);

    /// <summary>The same to report at.</summary>
    public Location? OfFault(string argument)
    {
        HasFaults = true;
        return Of(argument);
    }

    /// <summary>Where a named argument of an attribute stands, or the attribute where it has no such argument.</summary>
    public static Location? In(AttributeData attribute, string argument, CancellationToken cancellationToken)
    {
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        AttributeArgumentSyntax? found = (syntax as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (found ?? syntax)?.GetLocation();
    }
}
