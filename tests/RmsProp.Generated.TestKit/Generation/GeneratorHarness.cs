using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.Generator;
using RmsProp.Generated.Generator.Uses;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// Runs the generator and the analyzer on C# sources, as the compiler does. The sources may use the framework, the runtime library, and
/// the tensors of System.Numerics.Tensors.
/// </summary>
public static class GeneratorHarness
{
    /// <summary>
    /// C# 13 with doc comments parsed, so that a missing or malformed one in a generated file is a warning, as in a project with a
    /// documentation file.
    /// </summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    /// <summary>All analyzers of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [new RMSpropAnalyzer(), new UseAnalyzer(), new LossAnalyzer()];

    /// <summary>All rules of the package, by their numbers.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules =>
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<MetadataReference>> FrameworkReferences = new(FindFrameworkReferences);

    /// <summary>Compiles sources and runs the generator on them.</summary>
    public static GeneratorRun Run(params string[] sources) => Run(HarnessOptions.Default, sources);

    /// <summary>Compiles sources and runs the generator on them.</summary>
    public static GeneratorRun Run(HarnessOptions options, params IEnumerable<string> sources)
    {
        CSharpCompilation input = CreateCompilation(options, sources);
        GeneratorDriver driver = CreateDriver(options)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        return new GeneratorRun(input, (CSharpCompilation)output, driver.GetRunResult(), diagnostics);
    }

    /// <summary>Runs the analyzers on sources.</summary>
    /// <returns>What they report, in the order of the sources.</returns>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params string[] sources) => AnalyzeAsync(HarnessOptions.Default, sources);

    /// <summary>Runs the analyzers on sources.</summary>
    /// <returns>What they report, in the order of the sources.</returns>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(HarnessOptions options, params IEnumerable<string> sources)
    {
        CompilationWithAnalyzers analysis = CreateCompilation(options, sources).WithAnalyzers(
            Analyzers, new AnalyzerOptions([.. options.AdditionalFiles]));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>Creates a driver of the generator, for tests that run it several times.</summary>
    /// <param name="options">The options, of which only the generator and the additional files are used.</param>
    /// <param name="trackSteps">Whether to record why its steps run.</param>
    public static GeneratorDriver CreateDriver(HarnessOptions options, bool trackSteps = false) => CSharpGeneratorDriver.Create(
        options.AddedSources.Count == 0
            ? [options.Generator.AsSourceGenerator()]
            : [options.Generator.AsSourceGenerator(), new AddingGenerator(options.AddedSources).AsSourceGenerator()],
        additionalTexts: options.AdditionalFiles,
        parseOptions: options.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>Creates a compilation of sources, in files named <c>Source0.cs</c> and so on, before the generator runs.</summary>
    public static CSharpCompilation CreateCompilation(HarnessOptions options, params IEnumerable<string> sources) => Project.Of(options).AddSyntaxTrees(
        [.. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options.ParseOptions, FileName(i)))]);

    /// <summary>What a compilation without sources is the same for. Its references take longer to bind than a short source.</summary>
    private sealed record Project(string AssemblyName, bool AllowUnsafe, bool CheckOverflow, bool Nullable, string Aliases, string References)
    {
        private static readonly ConcurrentDictionary<Project, CSharpCompilation> Known = new();

        public static CSharpCompilation Of(HarnessOptions options) => Known.GetOrAdd(
            new Project(
                options.AssemblyName, options.AllowUnsafe, options.CheckOverflow, options.Nullable,
                string.Join(';', options.Aliases.Select(alias => $"{alias.Key}={alias.Value}")), string.Join(';', options.References.Select(assembly => assembly.Location))),
            static (_, options) => Create(options), options);

        private static CSharpCompilation Create(HarnessOptions options)
        {
            CSharpCompilation compilation = CSharpCompilation.Create(
                options.AssemblyName,
                [],
                FrameworkReferences.Value.AddRange(options.References.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)))
                    .Select(reference => options.Aliases.TryGetValue(Path.GetFileNameWithoutExtension(reference.Display!), out string? aliases)
                        ? reference.WithAliases(aliases.Split(','))
                        : reference),
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    reportSuppressedDiagnostics: true,
                    optimizationLevel: OptimizationLevel.Release,
                    checkOverflow: options.CheckOverflow,
                    allowUnsafe: options.AllowUnsafe,
                    warningLevel: 9999,
                    nullableContextOptions: options.Nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable,

                    // As in every project: a library for an older framework references older assemblies.
                    specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

            // Binds the references, which compilations with sources then take over.
            _ = compilation.Assembly;
            return compilation;
        }
    }

    internal static string FileName(int file) => $"Source{file}.cs";

    private static ImmutableArray<MetadataReference> FindFrameworkReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(RMSpropConfigAttribute).Assembly.Location)
                .Append(typeof(Tensor<>).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
