using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Something in a loss that has no derivative, or none that is certain to be right.</summary>
/// <param name="rule">The rule against it.</param>
/// <param name="syntax">Where it is.</param>
/// <param name="arguments">The arguments of the rule's message.</param>
internal sealed class NotDifferentiableException(DiagnosticDescriptor rule, SyntaxNode syntax, params object[] arguments) : Exception(rule.Id)
{
    /// <summary>Whether something else reports it: the compiler, or a rule about the parameter struct.</summary>
    public bool IsReported { get; init; }

    public DiagnosticDescriptor Rule => rule;

    public SyntaxNode Syntax => syntax;

    public object[] Arguments => arguments;
}
