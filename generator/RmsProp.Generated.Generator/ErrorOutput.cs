using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Parsing;

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
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ParsedType?>> types, IncrementalValueProvider<ImmutableArray<ParsedModel>> models)
    {
        IncrementalValueProvider<bool> isBuild = context.AnalyzerConfigOptionsProvider
            .Select((options, cancellationToken) => !options.GlobalOptions.TryGetValue(DesignTimeKey, out _));

        // An edit that changes none of these costs the two steps behind them.
        IncrementalValueProvider<Input> input = types.Combine(models)
            .Combine(isBuild.Combine(context.AdditionalTextsProvider.Collect()))
            .Select((input, _) => new Input(input.Left.Left, input.Left.Right, input.Right.Left, input.Right.Right));

        context.RegisterImplementationSourceOutput(
            input.Combine(context.CompilationProvider).SelectMany((input, cancellationToken) => input.Left.IsBuild
                ? SuspectsOf(input.Left, input.Right, cancellationToken)
                : []),
            (output, suspect) => Report(output, suspect));
    }

    /// <summary>The types that something is wrong with, or may be.</summary>
    private static Suspect[] SuspectsOf(Input input, Compilation compilation, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> lone = LoneAttributes.In(compilation, input.Types, cancellationToken);
        return !input.HasErrors && lone.Count == 0
            ? []
            :
            [
                .. input.Types.OfType<ParsedType>().Where(type => type.HasErrors).Select(type => type.MetadataName)
                    .Concat(input.Models.Where(parsed => parsed.HasErrors).Select(parsed => parsed.Model.Target.MetadataName))
                    .Concat(lone)
                    .Distinct()
                    .Select(name => new Suspect(name, compilation, input.Files)),
            ];
    }

    private static void Report(SourceProductionContext output, Suspect suspect)
    {
        if (suspect.Compilation.Assembly.GetTypeByMetadataName(suspect.MetadataName) is { } type)
        {
            TypeCheck.Report(type, suspect.Compilation, suspect.Files, ReportError, output.CancellationToken);
        }

        void ReportError(Diagnostic diagnostic)
        {
            if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            {
                output.ReportDiagnostic(diagnostic);
            }
        }
    }

    private sealed record Suspect(string MetadataName, Compilation Compilation, ImmutableArray<AdditionalText> Files);

    /// <summary>All that errors depend on beside the compilation.</summary>
    private sealed record Input(
        ImmutableArray<ParsedType?> Types, ImmutableArray<ParsedModel> Models, bool IsBuild, ImmutableArray<AdditionalText> Files)
    {
        public bool HasErrors { get; } = Types.Any(type => type is { HasErrors: true }) || Models.Any(parsed => parsed.HasErrors);
    }
}
