using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator;

/// <summary>
/// Reports errors from within the generator. A build can leave out analyzers, or exclude generated files from analysis; it can't leave
/// out the generator. After a generator's error the compiler stops before the analyzers, so nothing is reported twice.
/// </summary>
/// <remarks>
/// The previous steps only determine which types to check. Locations are read from the current compilation, and only for faulty types:
/// models contain none, so an edit that merely moves code regenerates nothing.
/// </remarks>
internal static class ErrorOutput
{
    /// <summary>
    /// Set by the package's <c>RmsProp.Generated.DesignTime.globalconfig</c> when an editor loads the project. Then the analyzer reports,
    /// because only its diagnostics have repairs.
    /// </summary>
    public const string DesignTimeKey = "rmsprop_generated_design_time";

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ParsedType?>> types, IncrementalValueProvider<ImmutableArray<ParsedModel>> models,
        IncrementalValueProvider<ImmutableArray<LossOutput.ParsedLoss?>> losses)
    {
        IncrementalValueProvider<bool> isBuild = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => !options.GlobalOptions.TryGetValue(DesignTimeKey, out string? _));

        // An edit that changes none of these skips the two steps after this one.
        IncrementalValueProvider<Input> input = types.Combine(models)
            .Combine(losses.Combine(isBuild.Combine(context.AdditionalTextsProvider.Collect())))
            .Select((input, _) => new Input(input.Left.Left, input.Left.Right, input.Right.Left, input.Right.Right.Left, input.Right.Right.Right));

        context.RegisterImplementationSourceOutput(
            input.Combine(context.CompilationProvider).SelectMany((input, cancellationToken) => input.Left.IsBuild
                ? SuspectsOf(input.Left, input.Right, cancellationToken)
                : []),
            (output, suspect) => Report(output, suspect));
    }

    /// <summary>The types and losses that are, or may be, faulty.</summary>
    private static Suspect[] SuspectsOf(Input input, Compilation compilation, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> lone = LoneAttributes.In(compilation, input.Types, cancellationToken);
        IReadOnlyList<IMethodSymbol> derivatives = UserDerivative.In(compilation, cancellationToken);
        return !input.HasErrors && lone.Count == 0 && derivatives.Count == 0
            ? []
            :
            [
                .. input.Types.OfType<ParsedType>().Where(type => type.HasErrors).Select(type => type.MetadataName)
                    .Concat(input.Models.Where(parsed => parsed.HasErrors).Select(parsed => parsed.Model.Target.MetadataName))
                    .Concat(lone)
                    .Distinct()
                    .Select(name => new Suspect(compilation, (report, cancellation) => ReportType(name, input, compilation, report, cancellation))),
                .. input.Losses.OfType<LossOutput.ParsedLoss>().Where(loss => loss.HasErrors).Select(loss => new Suspect(compilation, (report, cancellation) => LossOutput.Report(
                    loss, compilation,
                    diagnostic =>
                    {
                        if (!UserDerivative.ReportsItself(diagnostic, compilation, cancellation))
                        {
                            report(diagnostic);
                        }
                    },
                    cancellation))),
                .. input.WithoutStep.Select(loss => new Suspect(compilation, (report, cancellation) => LossOutput.ReportWithoutStep(loss, compilation, report, cancellation))),
                .. derivatives.Select(derivative => new Suspect(compilation, (report, cancellation) => UserDerivative.Report(derivative, compilation, new DiagnosticReporter(report, cancellation)))),
            ];
    }

    private static void ReportType(string name, Input input, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (compilation.Assembly.GetTypeByMetadataName(name) is { } type)
        {
            TypeCheck.Report(type, compilation, input.Files, report, cancellationToken);
        }
    }

    private static void Report(SourceProductionContext output, Suspect suspect) => suspect.Report(
        diagnostic =>
        {
            if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            {
                output.ReportDiagnostic(diagnostic);
            }
        },
        output.CancellationToken);

    /// <summary>Something that may be faulty, and how to find out.</summary>
    private sealed record Suspect(Compilation Compilation, Action<Action<Diagnostic>, CancellationToken> Report);

    /// <summary>Everything that errors depend on, besides the compilation.</summary>
    private sealed record Input(
        ImmutableArray<ParsedType?> Types, ImmutableArray<ParsedModel> Models, ImmutableArray<LossOutput.ParsedLoss?> Losses, bool IsBuild,
        ImmutableArray<AdditionalText> Files)
    {
        public LossOutput.ParsedLoss[] WithoutStep { get; } = [.. LossOutput.WithoutStep(Losses)];

        public bool HasErrors => WithoutStep.Length > 0 || Types.Any(type => type is { HasErrors: true }) || Models.Any(parsed => parsed.HasErrors)
            || Losses.Any(loss => loss is { HasErrors: true });
    }
}
