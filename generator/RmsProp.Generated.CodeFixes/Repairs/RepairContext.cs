using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Uses;

namespace RmsProp.Generated.CodeFixes;

/// <summary>A diagnostic with the syntax and the symbols around it.</summary>
internal sealed class RepairContext(
    Document document, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
{
    public Diagnostic Diagnostic => diagnostic;

    public SyntaxNode Root => root;

    public SemanticModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The innermost node of a kind at the diagnostic's location.</summary>
    public T? Find<T>()
        where T : SyntaxNode =>
        Find<T>(diagnostic.Location);

    /// <summary>The innermost node of a kind at a location in this document or another one.</summary>
    public T? Find<T>(Location location)
        where T : SyntaxNode
    {
        SyntaxNode? start = location.SourceTree?.GetRoot(cancellationToken);
        return start?.FullSpan.Contains(location.SourceSpan) == true ? start.FindNode(location.SourceSpan).FirstAncestorOrSelf<T>() : null;
    }

    /// <summary>A property of the diagnostic, by one of the names in <c>RepairHint</c>.</summary>
    public string? Hint(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    /// <summary>
    /// Whether the value of an argument is wrong because it divides integers. That has a repair of its own, and a default in its place would
    /// not be what the author meant.
    /// </summary>
    public bool IsDivisionOfIntegers(AttributeArgumentSyntax? argument) =>
        argument is not null && IntegerDivision.In(argument, model, cancellationToken).Any();

    /// <summary>All editable declarations of a type.</summary>
    public IEnumerable<T> Declarations<T>(ISymbol symbol)
        where T : SyntaxNode =>
        symbol.DeclaringSyntaxReferences
            .Where(reference => document.Project.Solution.GetDocumentId(reference.SyntaxTree) is not null)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<T>();
}
