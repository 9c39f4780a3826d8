using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Adds a method that a configuration names and that does not exist yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLearningRateMethodFix)), Shared]
public sealed class AddLearningRateMethodFix() : RepairProvider(Descriptors.InvalidLearningRateMethod)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Kind) == RepairHint.AddMethod && context.Hint(RepairHint.Names) is { } name
            && context.Find<TypeDeclarationSyntax>() is { OpenBraceToken.IsMissing: false, CloseBraceToken: { IsMissing: false } brace } type
            && brace.IsKind(SyntaxKind.CloseBraceToken))
        {
            MethodDeclarationSyntax method = Create(type, name);
            yield return new Repair(
                $"Add the method '{name}' to '{type.Identifier.ValueText}'",
                "Add learning-rate method",
                edits => edits.Replace(type, "Add " + name, current => current.AddMembers(method)));
        }
    }

    /// <summary>Creates a method that returns the default rate at every step, until its author changes it.</summary>
    private static MethodDeclarationSyntax Create(TypeDeclarationSyntax type, string name)
    {
        const string Text = "private static double {0}(long step) => 0.001;";
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(string.Format(CultureInfo.InvariantCulture, Text, name))!;
        SyntaxToken brace = type.CloseBraceToken;
        if (!brace.LeadingTrivia.Concat(brace.GetPreviousToken().TrailingTrivia).Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return method.WithTrailingTrivia(SyntaxFactory.Space);
        }

        SyntaxTrivia endOfLine = Trivia.EndOfLineOf(type);
        string indentation = type.Members.Count > 0
            ? Trivia.IndentationOf(type.Members.Last().GetLeadingTrivia())
            : Trivia.IndentationOf(brace.LeadingTrivia) + "    ";
        SyntaxTrivia[] leading = [.. type.Members.Count > 0 ? [endOfLine] : Array.Empty<SyntaxTrivia>(), SyntaxFactory.Whitespace(indentation)];
        return method.WithLeadingTrivia(leading).WithTrailingTrivia(endOfLine);
    }
}
