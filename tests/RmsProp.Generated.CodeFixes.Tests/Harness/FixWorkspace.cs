using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator;
using RmsProp.Generated.Generator.Tests.Documentation;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>A solution open in an editor, with the analyzer's diagnostics and their code fixes.</summary>
internal sealed class FixWorkspace : IDisposable
{
    // Null in a fork, which shares the original's.
    private readonly AdhocWorkspace? _workspace;

    /// <param name="projects">The sources of each project, in files named <c>Source0.cs</c> and so on.</param>
    public FixWorkspace(params string[][] projects)
    {
        _workspace = new AdhocWorkspace();
        Solution = projects.Index().Aggregate(
            _workspace.CurrentSolution, (solution, project) => AddProject(solution, $"Project{project.Index}", project.Item));
    }

    private FixWorkspace(Solution solution) => Solution = solution;

    /// <summary>A project with an example from a page, in its language version and with its file.</summary>
    public static FixWorkspace Of(RulePage.Example example)
    {
        var workspace = new FixWorkspace([FixExample.Using + example.Source]);
        if (example.LanguageVersion is { } text && LanguageVersionFacts.TryParse(text, out LanguageVersion version))
        {
            workspace.SetLanguageVersion(version);
        }

        if (example.File is { } file)
        {
            workspace.AddAdditionalFile(file.Name, file.Text);
        }

        return workspace;
    }

    /// <summary>All code fixes of the assembly, as an editor finds them.</summary>
    public static IReadOnlyList<RepairProvider> Providers { get; } =
    [
        .. typeof(RepairProvider).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is { Languages: [LanguageNames.CSharp] })
            .Select(type => (RepairProvider)Activator.CreateInstance(type)!),
    ];

    public Solution Solution { get; private set; }

    public Document FirstDocument => Solution.Projects.First().Documents.First();

    /// <summary>The text of every file of every project.</summary>
    public async Task<string[]> TextsAsync()
    {
        List<string> texts = [];
        foreach (Document document in Solution.Projects.SelectMany(project => project.Documents))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return [.. texts];
    }

    /// <summary>An independently editable copy of the solution.</summary>
    public FixWorkspace Fork() => new(Solution);

    public void SetText(string text) => Solution = Solution.WithDocumentText(FirstDocument.Id, SourceText.From(text));

    public void SetLanguageVersion(LanguageVersion version) =>
        Solution = Solution.WithProjectParseOptions(FirstDocument.Project.Id, GeneratorHarness.ParseOptions.WithLanguageVersion(version));

    /// <summary>References the package under an alias.</summary>
    public void SetAlias(string alias)
    {
        Project project = FirstDocument.Project;
        MetadataReference package = project.MetadataReferences.Single(reference => Path.GetFileNameWithoutExtension(reference.Display) == "RmsProp.Generated");
        Solution = Solution.RemoveMetadataReference(project.Id, package).AddMetadataReference(project.Id, package.WithAliases([alias]));
    }

    public void AddAdditionalFile(string name, string text) => Solution = Solution.AddAdditionalDocument(
        DocumentId.CreateNewId(FirstDocument.Project.Id), name, SourceText.From(text), filePath: "/" + name);

    /// <summary>Adds the output of another generator, in the folder where the compiler puts it.</summary>
    public void AddGenerated(string text)
    {
        Add("RmsProp.Generated.Generator/RmsProp.Generated.Generator.RMSpropGenerator/Model.RMSprop.g.cs", "partial struct Model { class RMSprop : RmsProp.Generated.IRMSpropOptimizer<Model>; }");
        Add("Other/Other.OtherGenerator/Part.g.cs", text);

        void Add(string path, string source) => Solution = Solution.AddDocument(
            DocumentId.CreateNewId(FirstDocument.Project.Id), Path.GetFileName(path), SourceText.From(source), filePath: path);
    }

    /// <summary>The diagnostics of a project, in the order of the source.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellationToken = default)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(GeneratorHarness.Analyzers, project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return
        [
            .. found
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The actions that an editor offers for a diagnostic.</summary>
    public async Task<List<(RepairProvider Provider, CodeAction Action)>> ActionsAsync(Diagnostic diagnostic)
    {
        List<(RepairProvider, CodeAction)> actions = [];
        if (Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
        {
            // The code fixes for C# can't edit additional files.
            return actions;
        }

        foreach (RepairProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => actions.Add((provider, action)), CancellationToken.None));
        }

        return actions;
    }

    /// <summary>The solution after an action.</summary>
    public static async Task<Solution> ResultOf(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }

    /// <summary>Applies a repair by its title to the first violation of a rule.</summary>
    public async Task FixAsync(string rule, string title)
    {
        (_, CodeAction action) = await ActionAsync(rule, title);
        Solution = await ResultOf(action);
    }

    /// <summary>Applies a repair to every violation of the rule with the same repair.</summary>
    public async Task FixAllAsync(string rule, string title, FixAllScope scope)
    {
        (RepairProvider provider, CodeAction action) = await ActionAsync(rule, title);
        CodeAction? all = await provider.GetFixAllProvider().GetFixAsync(new FixAllContext(
            FirstDocument, provider, scope, action.EquivalenceKey!, [rule], new Source(), CancellationToken.None));
        Solution = await ResultOf(all!);
    }

    /// <summary>
    /// Applies a provider to a rule as <c>dotnet format</c> does, by the first action for the first diagnostic of any rule.
    /// </summary>
    public async Task FormatAsync(RepairProvider provider, string rule, Diagnostic first)
    {
        CodeAction? action = null;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(FirstDocument, first, (offered, _) => action ??= offered, CancellationToken.None));
        CodeAction? all = await provider.GetFixAllProvider().GetFixAsync(new FixAllContext(
            FirstDocument, provider, FixAllScope.Solution, action?.EquivalenceKey!, [rule], new Source(), CancellationToken.None));
        Solution = await ResultOf(all!);
    }

    public void Dispose() => _workspace?.Dispose();

    private async Task<(RepairProvider Provider, CodeAction Action)> ActionAsync(string rule, string title)
    {
        List<(RepairProvider Provider, CodeAction Action)> actions = [];
        foreach (Diagnostic diagnostic in (await DiagnosticsAsync(FirstDocument.Project)).Where(diagnostic => diagnostic.Id == rule))
        {
            actions.AddRange(await ActionsAsync(diagnostic));
        }

        Assert.Contains(title, actions.Select(offered => offered.Action.Title));
        return actions.First(offered => offered.Action.Title == title);
    }

    private static Solution AddProject(Solution solution, string name, string[] sources)
    {
        CSharpCompilation compilation = GeneratorHarness.CreateCompilation(HarnessOptions.Default with { AllowUnsafe = true });
        var project = ProjectId.CreateNewId(name);
        solution = solution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: GeneratorHarness.ParseOptions,
            metadataReferences: compilation.References));
        return sources.Index().Aggregate(solution, (current, source) => current.AddDocument(
            DocumentId.CreateNewId(project), $"Source{source.Index}.cs", SourceText.From(source.Item), filePath: $"Source{source.Index}.cs"));
    }

    /// <summary>Provides the diagnostics for "fix all".</summary>
    private sealed class Source : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await DiagnosticsAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await DiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
