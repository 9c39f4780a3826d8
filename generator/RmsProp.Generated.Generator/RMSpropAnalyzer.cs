using System.Collections.Immutable;
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
        if (AttributePlaces.IsOfFieldOnMethodParameter(attribute))
        {
            AttributePlaces.CheckMethodParameterInClass(
                attribute, context.SemanticModel, new DiagnosticReporter(context.ReportDiagnostic, context.CancellationToken));
        }
    }

    private static void Analyze(SymbolAnalysisContext context) => TypeCheck.Report(
        (INamedTypeSymbol)context.Symbol, context.Compilation, context.Options.AdditionalFiles, context.ReportDiagnostic, context.CancellationToken);
}
