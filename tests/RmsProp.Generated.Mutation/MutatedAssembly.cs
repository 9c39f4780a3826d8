using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace RmsProp.Generated.Mutation;

/// <summary>An assembly with all mutants that compile.</summary>
/// <param name="Mutants">The mutants.</param>
/// <param name="Image">The bytes of the assembly.</param>
internal sealed record MutatedAssembly(IReadOnlyList<Mutant> Mutants, byte[] Image)
{
    /// <summary>Mutates some folders of a project.</summary>
    public static MutatedAssembly Create(ProjectSource project, IReadOnlyList<string> folders)
    {
        HashSet<int> dropped = [];
        while (true)
        {
            (CSharpCompilation compilation, List<Mutant> mutants) = Mutate(project, folders, dropped);
            using var image = new MemoryStream();
            EmitResult result = compilation.Emit(image);
            if (result.Success)
            {
                return new MutatedAssembly([.. mutants.Where(mutant => !dropped.Contains(mutant.Id))], image.ToArray());
            }

            int before = dropped.Count;
            foreach (Diagnostic error in result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            {
                dropped.UnionWith(CausesOf(error));
            }

            if (dropped.Count == before)
            {
                throw new InvalidOperationException($"An error has nothing to do with mutants: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
            }
        }
    }

    private static (CSharpCompilation Compilation, List<Mutant> Mutants) Mutate(ProjectSource project, IReadOnlyList<string> folders, HashSet<int> dropped)
    {
        CSharpCompilation compilation = project.Compilation;
        List<Mutant> mutants = [];
        foreach (SyntaxTree tree in project.Compilation.SyntaxTrees)
        {
            if (folders.FirstOrDefault(folder => Path.GetDirectoryName(tree.FilePath) == Path.Combine(project.Directory, folder)) is { } folder)
            {
                var rewriter = new SchemataRewriter(project.Compilation.GetSemanticModel(tree), folder, mutants.Count, dropped);
                SyntaxNode root = rewriter.Visit(tree.GetRoot())!;
                mutants.AddRange(rewriter.Mutants);
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.Create((CSharpSyntaxNode)root, (CSharpParseOptions)tree.Options, tree.FilePath));
            }
        }

        SyntaxTree schemata = CSharpSyntaxTree.ParseText(Schemata.Source(mutants.Count), (CSharpParseOptions)project.Compilation.SyntaxTrees.First().Options);
        return (compilation.AddSyntaxTrees(schemata), mutants);
    }

    /// <summary>
    /// The mutants that may cause an error: the innermost one around it, all in the member that are about the variable that is not
    /// assigned, or all in the member.
    /// </summary>
    private static IEnumerable<int> CausesOf(Diagnostic error)
    {
        SyntaxNode node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        string name = node.ToString();
        if (error.Id is not ("CS0165" or "CS0170" or "CS0177" or "CS0269") && node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor.HasAnnotations(SchemataRewriter.Annotation)) is { } mutated)
        {
            return IdsOf(mutated);
        }

        SyntaxNode member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? throw new InvalidOperationException($"An error has nothing to do with mutants: {error}");
        int[] about = [.. member.DescendantNodes().Where(other => other.HasAnnotations(SchemataRewriter.Annotation) && other.DescendantTokens().Any(token => token.ValueText == name)).SelectMany(IdsOf)];
        return about.Length > 0 ? about : member.DescendantNodes().SelectMany(IdsOf);
    }

    private static IEnumerable<int> IdsOf(SyntaxNode node) => node.GetAnnotations(SchemataRewriter.Annotation).Select(annotation => int.Parse(annotation.Data!, CultureInfo.InvariantCulture));
}
