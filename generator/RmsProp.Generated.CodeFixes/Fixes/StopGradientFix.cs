using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Says that a number which becomes an integer is a constant for the gradient.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientFix)), Shared]
public sealed class StopGradientFix() : RepairProvider(LossDescriptors.ConvertsToInteger)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Root.FindNode(context.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is CastExpressionSyntax cast)
        {
            // By its whole name where the short one means something else.
            const string Short = "Gradients.Stop", Long = $"global::{MetadataNames.Namespace}.{Short}";
            ISymbol? named = context.Model.GetSpeculativeSymbolInfo(cast.SpanStart, SyntaxFactory.IdentifierName("Gradients"), SpeculativeBindingOption.BindAsExpression).Symbol;
            string stop = named is INamedTypeSymbol { ContainingNamespace: { } space } && space.ToDisplayString() == MetadataNames.Namespace ? Short : Long;
            ExpressionSyntax number = NumberOf(cast);
            yield return new Repair(
                $"Count {ForeignText.Plain(number.WithoutTrivia().ToString())} as a constant",
                "Count as a constant",
                edits => edits.Replace(cast, "stop", current => current.WithExpression(
                    SyntaxFactory.InvocationExpression(
                        SyntaxFactory.ParseExpression(stop),
                        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(NumberOf(current).WithoutTrivia()))))
                        .WithTriviaFrom(current.Expression))));
        }
    }

    private static ExpressionSyntax NumberOf(CastExpressionSyntax cast) => cast.Expression is ParenthesizedExpressionSyntax inner ? inner.Expression : cast.Expression;
}
