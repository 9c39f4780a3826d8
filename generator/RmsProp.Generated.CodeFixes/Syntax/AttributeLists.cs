using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.CodeFixes;

internal static class AttributeLists
{
    /// <summary>
    /// Adds an attribute of the runtime library to a type, a member or a parameter; on its own line if the target begins a line.
    /// </summary>
    public static void AddAttribute(this SolutionEdits edits, SyntaxNode node, string name, SemanticModel model)
    {
        bool hasOwnLine = node is MemberDeclarationSyntax && BeginsLine(node.GetFirstToken());
        SyntaxTrivia separator = hasOwnLine ? Trivia.EndOfLineOf(node) : SyntaxFactory.Space;
        AttributeListSyntax list = SyntaxFactory
            .AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName(NameAt(model, node.SpanStart, name)))])
            .WithTrailingTrivia(separator);
        edits.Replace(node, "Add " + name, current =>
        {
            SyntaxTriviaList leading = current.GetLeadingTrivia();
            string indentation = hasOwnLine ? Trivia.IndentationOf(leading) : "";
            SyntaxNode rest = current.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation));
            AttributeListSyntax first = list.WithLeadingTrivia(leading);
            return rest switch
            {
                MemberDeclarationSyntax member => member.WithAttributeLists(member.AttributeLists.Insert(0, first)),
                ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, first)),
                _ => current,
            };
        });
    }

    /// <summary>The member, type or parameter that has the attribute.</summary>
    public static SyntaxNode? Target(this AttributeSyntax attribute) => attribute.Parent?.Parent;

    private static bool BeginsLine(SyntaxToken token)
    {
        SyntaxToken previous = token.GetPreviousToken();
        return previous.IsKind(SyntaxKind.None)
            || previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>The shortest name that refers to the attribute at this position.</summary>
    private static string NameAt(SemanticModel model, int position, string name)
    {
        if (model.LookupNamespacesAndTypes(position, name: name).IsEmpty
            && model.LookupNamespacesAndTypes(position, name: name + "Attribute") is [ITypeSymbol type] && type.IsRuntimeType(name + "Attribute"))
        {
            return name;
        }

        if (model.Compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(AliasedNames.IsRuntime) is { } runtime
            && AliasedNames.AliasOf(runtime, model.Compilation) is { } alias)
        {
            return $"{alias}::{MetadataNames.Namespace}.{name}";
        }

        ImmutableArray<ISymbol> outermost = model.LookupNamespacesAndTypes(position, name: MetadataNames.Namespace.Split('.')[0]);
        bool isHidden = outermost is not [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }];
        return $"{(isHidden ? "global::" : "")}{MetadataNames.Namespace}.{name}";
    }
}
