using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Moves the declaration of an optimizer out of the body of a loop, to the line before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeBeforeLoopFix)), Shared]
public sealed class MakeBeforeLoopFix() : RepairProvider(UseDescriptors.NewOptimizerEachStep)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Find<LocalDeclarationStatementSyntax>() is
            { Declaration.Variables: [{ Identifier.ValueText: var name }], Parent: BlockSyntax { Parent: StatementSyntax { Parent: BlockSyntax outer } and (ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) and var loop } turn } declaration
            && !declaration.DescendantTrivia().Any(Trivia.IsComment)
            && !UsesWhatIsDeclaredIn(loop, declaration, context)
            && context.Model.LookupSymbols(loop.SpanStart, name: name).All(symbol => symbol is not (ILocalSymbol or IParameterSymbol))
            && !outer.DescendantNodes(node => node != turn).OfType<VariableDeclaratorSyntax>().Any(other => other.Identifier.ValueText == name))
        {
            int loopIndex = outer.Statements.IndexOf((StatementSyntax)loop);
            int index = turn.Statements.IndexOf(declaration);
            yield return new Repair(
                $"Create '{name}' before the loop", "Create before the loop", edits => edits.Replace(outer, "before " + name, current => Moved(current, loopIndex, index)));
        }
    }

    private static BlockSyntax Moved(BlockSyntax outer, int loopIndex, int index)
    {
        StatementSyntax loop = outer.Statements[loopIndex];
        BlockSyntax turn = loop.ChildNodes().OfType<BlockSyntax>().Last();
        StatementSyntax moved = turn.Statements[index];
        StatementSyntax rest = loop.ReplaceNode(turn, turn.WithStatements(turn.Statements.RemoveAt(index)));
        SyntaxTriviaList leading = loop.GetLeadingTrivia();
        return outer.WithStatements(outer.Statements.RemoveAt(loopIndex).InsertRange(loopIndex,
        [
            moved.WithLeadingTrivia(leading),
            rest.WithLeadingTrivia(SyntaxFactory.Whitespace(Trivia.IndentationOf(leading))),
        ]));
    }

    private static bool UsesWhatIsDeclaredIn(SyntaxNode loop, LocalDeclarationStatementSyntax declaration, RepairContext context) =>
        declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is ILocalSymbol or IRangeVariableSymbol
            && context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol!.DeclaringSyntaxReferences.Any(reference => loop.Span.Contains(reference.Span)));
}
