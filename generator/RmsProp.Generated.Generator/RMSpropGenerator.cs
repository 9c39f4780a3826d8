using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Keras;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator;

/// <summary>Generates the optimizer of every struct that is annotated with <c>[RMSpropConfig]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RMSpropGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step that parses attributes and fields into declarations.</summary>
    public const string ParseStep = "Parse";

    /// <summary>The tracking name of the step that parses Keras files.</summary>
    public const string KerasStep = "Keras";

    /// <summary>The tracking name of the step that makes models from declarations and files.</summary>
    public const string ModelStep = "Model";

    /// <summary>The tracking name of the step that finds file names that differ only in case.</summary>
    public const string HintNameStep = "HintNames";

    /// <summary>The tracking name of the step that derives gradients.</summary>
    public const string LossStep = "Loss";

    /// <summary>The tracking name of the step that feeds the output.</summary>
    public const string EmitStep = "Emit";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedType?> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.Config, (node, _) => node is TypeDeclarationSyntax, ModelCache.Parse);

        IncrementalValuesProvider<OptimizerDeclaration> declarations = types
            .SelectMany((type, _) => type?.Declarations ?? default)
            .WithTrackingName(ParseStep);

        // Few steps, because every edit in an open project walks through all of them.
        IncrementalValueProvider<ImmutableArray<ParsedType?>> allTypes = types.Collect();
        IncrementalValueProvider<EquatableArray<string>> names = allTypes.Select((types, _) => new EquatableArray<string>(types
            .SelectMany(type => type?.Declarations ?? default)
            .Select(declaration => declaration.FromKeras)
            .OfType<string>().Distinct().OrderBy(name => name, StringComparer.Ordinal)));

        // A file that no attribute names is not even opened, however many files the project has and however large they are. Adding or
        // removing a name does not read any other file again.
        IncrementalValueProvider<EquatableArray<KerasFile>> files = context.AdditionalTextsProvider
            .Combine(names)
            .SelectMany((input, _) => KerasFiles.IsAnyOf(input.Left.Path, input.Right) ? new[] { input.Left } : [])
            .Select(ReadKerasFile)
            .WithTrackingName(KerasStep)
            .Where(file => file is not null)
            .Collect()
            .Select((files, _) => new EquatableArray<KerasFile>(files!));

        IncrementalValuesProvider<ParsedModel> parsed = declarations
            .Combine(files)
            .Select((input, _) => ModelParser.Parse(input.Left, input.Right))
            .WithTrackingName(ModelStep);

        IncrementalValuesProvider<OptimizerModel> models = parsed.Select((parsed, _) => parsed.Model);

        IncrementalValueProvider<EquatableArray<string>> ambiguous = models
            .Select((model, _) => model.HintName)
            .Collect()
            .Select((names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(HintNameStep);

        context.RegisterSourceOutput(
            models.Combine(ambiguous).WithTrackingName(EmitStep),
            (output, input) =>
            {
                string file = HintNames.FileName(input.Left, input.Right);
                output.AddSource(file, SourceText.From(OptimizerEmitter.Emit(input.Left), Utf8));
                if (input.Left.IsSharded)
                {
                    output.AddSource(HintNames.OfSharded(file), SourceText.From(ShardedEmitter.Emit(input.Left), Utf8));
                }
            });

        IncrementalValueProvider<ImmutableArray<ParsedModel>> allModels = parsed.Collect();
        ErrorOutput.Register(context, allTypes, allModels, LossOutput.Register(context, allModels));
    }

    private static KerasFile? ReadKerasFile(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text
            ? KerasFileParser.Parse(file.Path, text, new DiagnosticReporter(null, cancellationToken), needsLearningRate: true)
            : null;
}
