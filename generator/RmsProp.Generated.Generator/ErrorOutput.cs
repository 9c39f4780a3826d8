using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;
using RmsProp.Generated.Generator.Uses;

namespace RmsProp.Generated.Generator;

/// <summary>
/// Reports what is an error from within the generator. A build can leave analyzers out, or keep them from generated files;
/// it can't leave out the generator. After an error of it the compiler stops before the analyzers, so that it is said once.
/// </summary>
/// <remarks>
/// The steps before only say which types are to be looked at. Places are read off the compilation as it is, and only where
/// something is wrong: models have none, and an edit that moves one writes no source anew.
/// </remarks>
internal static class ErrorOutput
{
    /// <summary>
    /// What the package's <c>RmsProp.Generated.DesignTime.globalconfig</c> sets where an editor asks what belongs to a
    /// project. There the analyzer is the one that reports, since only its diagnostics have repairs.
    /// </summary>
    public const string DesignTimeKey = "rmsprop_generated_design_time";

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParsedType?> types, IncrementalValuesProvider<ParsedModel> models)
    {
        IncrementalValueProvider<bool> isBuild = context.AnalyzerConfigOptionsProvider
            .Select((options, cancellationToken) => !options.GlobalOptions.TryGetValue(DesignTimeKey, out _));

        // Few steps, since at every edit in an open project all of them are walked through.
        IncrementalValueProvider<ImmutableArray<string>> ofTypes =
            types.SelectMany((type, _) => type is { HasErrors: true } ? new[] { type.MetadataName } : []).Collect();
        IncrementalValueProvider<ImmutableArray<string>> ofModels =
            models.SelectMany((parsed, _) => parsed.HasErrors ? new[] { parsed.Model.Target.MetadataName } : []).Collect();

        context.RegisterImplementationSourceOutput(
            ofTypes.Combine(ofModels)
                .Combine(context.CompilationProvider.Combine(isBuild))
                .SelectMany((input, cancellationToken) => input.Right.Right
                    ? Suspects(input.Left.Left, input.Left.Right, input.Right.Left, cancellationToken)
                    : [])
                .Combine(context.AdditionalTextsProvider.Collect()),
            (output, input) => Report(output, input.Left.MetadataName, input.Left.Compilation, input.Right));
    }

    // Whoever uses the optimizer of such a struct has errors of the compiler's, after which there are no analyzers.
    private static void ReportLone(INamedTypeSymbol type, SourceProductionContext output, Compilation compilation)
    {
        var rule = new LoneGroupRule(compilation);
        var reporter = new DiagnosticReporter(output.ReportDiagnostic, output.CancellationToken);
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
        {
            SyntaxNode node = declaration.GetSyntax(output.CancellationToken);
            foreach (AttributeSyntax attribute in node.DescendantNodes().OfType<AttributeSyntax>().Where(attribute => attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() == node))
            {
                rule.Check(attribute, compilation.GetSemanticModel(node.SyntaxTree), reporter);
            }
        }
    }

    private static (string MetadataName, Compilation Compilation)[] Suspects(
        ImmutableArray<string> ofTypes, ImmutableArray<string> ofModels, Compilation compilation, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> lone = LoneSchedules.In(compilation, cancellationToken);
        return ofTypes.Length + ofModels.Length + lone.Count == 0
            ? []
            : [.. ofTypes.Union(ofModels).Union(lone).Select(name => (name, compilation))];
    }

    private static void Report(SourceProductionContext output, string metadataName, Compilation compilation, ImmutableArray<AdditionalText> files)
    {
        if (compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type)
        {
            TypeCheck.Report(type, compilation, files, ReportError, output.CancellationToken);
            if (!type.HasRuntimeAttribute(MetadataNames.ConfigAttribute))
            {
                ReportLone(type, output, compilation);
            }
        }

        void ReportError(Diagnostic diagnostic)
        {
            if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            {
                output.ReportDiagnostic(diagnostic);
            }
        }
    }
}
