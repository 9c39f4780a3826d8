using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Gradients;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator;

/// <summary>
/// Names the innermost loops of a loss that are not vectorized in its gradient, as its documentation does. The gradient is derived only if the loss, or
/// something that it calls, has changed.
/// </summary>
internal static class ScalarLoopRule
{
    private static readonly LossCache<Note[]> Cache = new();

    /// <summary>Reports the loops of a loss.</summary>
    /// <param name="program">The loss, which may be extended by its reverse pass.</param>
    /// <param name="loss">Its method.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="bodies">The bodies that were read.</param>
    /// <param name="reporter">Gets the diagnostics.</param>
    public static void Report(LossProgram program, IMethodSymbol loss, Compilation compilation, IReadOnlyList<SyntaxNode> bodies, DiagnosticReporter reporter)
    {
        // The reverse pass has loops as well, so these are numbered before it is derived.
        LoopOperation[] loops = [.. program.Body.Descendants().OfType<LoopOperation>()];
        Note[] notes = Cache.GetOrAdd(
            loss, compilation,
            read =>
            {
                read.AddRange(bodies);
                return NotesOf(program, loss, compilation, loops);
            },
            reporter.CancellationToken);
        foreach (IGrouping<SyntaxNode, Note> loop in notes.GroupBy(note => program.Origins[loops[note.Loop]]))
        {
            reporter.At(
                LossDescriptors.ScalarLoop, LocationOf(loop.Key), RepairHint.None,
                loop.First().Counter, string.Join("; ", loop.Select(note => note.Reason).Distinct()));
        }
    }

    private static Note[] NotesOf(LossProgram program, IMethodSymbol loss, Compilation compilation, LoopOperation[] loops)
    {
        var names = new LibraryNames(new AliasedNames(compilation).Aliases);
        GradientText text = GradientText.Of(program, [.. loss.Parameters.Select(LossSignature.ArgumentOf)], "", names, LossSignature.IsFast(loss), "");
        return
        [
            .. text.ScalarLoops.Where(loop => program.Origins.ContainsKey(loop.Loop) && HasElements(loop.Loop)).Select(loop => new Note(
                Array.IndexOf(loops, loop.Loop),
                GradientRemarks.NameOf(loop.Counter),
                loop.Reason + (loop.IsVectorInFast ? " (with Numerics = KernelNumerics.Fast it is vectorized)" : ""))),
        ];
    }

    /// <summary>Whether a loop works on elements at all: a recurrence of single numbers is nothing to be vectorized.</summary>
    private static bool HasElements(LoopOperation loop)
    {
        HashSet<Operation> inside = [loop, .. loop.Body.Descendants()];
        return inside.Any(operation => operation switch
        {
            LoadOperation load => load.Result.IsFloatingPoint && load.Indices.Any(DiffersByTurn),
            StoreOperation store => store.Indices.Any(DiffersByTurn),
            _ => false,
        });

        bool DiffersByTurn(Value index) => index.Actual.Definition is { } definition && inside.Contains(definition);
    }

    private static Location LocationOf(SyntaxNode loop) => loop is StatementSyntax ? loop.GetFirstToken().GetLocation() : loop.GetLocation();

    /// <summary>What is to be said of a loop, which is named by its number: places change from edit to edit.</summary>
    private sealed record Note(int Loop, string Counter, string Reason);
}
