using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (AttributePlaces.CanBeOfField(attribute))
        {
            AttributePlaces.CheckInClass(
                attribute, context.SemanticModel, new DiagnosticReporter(context.ReportDiagnostic, context.CancellationToken));
        }
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        // What a group says is read once for each configuration, and for each group within.
        var reported = new HashSet<(string, Location, string)>();
        var reporter = new DiagnosticReporter(Report, context.CancellationToken);
        ModelParser.Check(
            OptimizerParser.Parse((INamedTypeSymbol)context.Symbol, context.Compilation, reporter), context.Options.AdditionalFiles, reporter);

        void Report(Diagnostic diagnostic)
        {
            if (reported.Add((diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture))))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
