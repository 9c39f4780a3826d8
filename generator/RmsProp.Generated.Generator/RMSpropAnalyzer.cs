using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator;

/// <summary>Reports what is wrong with annotated structs, by the same rules by which the generator reads them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RMSpropAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        // A group is read once for each configuration that it belongs to.
        var reported = new HashSet<Diagnostic>();
        var reporter = new DiagnosticReporter(Report, context.CancellationToken);
        foreach (OptimizerDeclaration declaration in OptimizerParser.Parse((INamedTypeSymbol)context.Symbol, context.Compilation, reporter))
        {
            ModelParser.Check(declaration, context.Options.AdditionalFiles, reporter);
        }

        void Report(Diagnostic diagnostic)
        {
            if (reported.Add(diagnostic))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
