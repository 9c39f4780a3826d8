using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator;

/// <summary>Reports what can't be differentiated in losses, by the same rules by which the generator reads them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LossAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = LossDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MetadataNames.Differentiable) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.Method);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var method = (IMethodSymbol)context.Symbol;
        var reporter = new DiagnosticReporter(ReportOfLoss, context.CancellationToken);
        if (method.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)))
        {
            List<SyntaxNode> bodies = [];
            if (LossParser.Check(method, context.Compilation, reporter, bodies) is { } program)
            {
                LossFailure.Guard(method, reporter, () => ScalarLoopRule.Report(program, method, context.Compilation, bodies, reporter));
            }

            SharedSteps.Report(method, context.Compilation, reporter);
        }

        if (method.HasRuntimeAttribute(MetadataNames.DerivativeAttribute))
        {
            UserDerivative.Report(method, context.Compilation, new DiagnosticReporter(context.ReportDiagnostic, context.CancellationToken));
        }

        void ReportOfLoss(Diagnostic diagnostic)
        {
            if (!UserDerivative.ReportsItself(diagnostic, context.Compilation, context.CancellationToken))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
