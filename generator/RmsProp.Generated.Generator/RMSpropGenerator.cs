using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator;

/// <summary>Generates the optimizer of every struct that is annotated with <c>[RMSpropConfig]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RMSpropGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step that reads attributes and fields into models.</summary>
    public const string ParseStep = "Parse";

    /// <summary>The tracking name of the step that finds file names which differ by case alone.</summary>
    public const string HintNameStep = "HintNames";

    /// <summary>The tracking name of the step that feeds the output.</summary>
    public const string EmitStep = "Emit";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<OptimizerModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.Config, (node, _) => node is TypeDeclarationSyntax, ModelCache.Parse)
            .SelectMany((optimizers, _) => optimizers)
            .WithTrackingName(ParseStep);

        IncrementalValueProvider<EquatableArray<string>> ambiguous = models
            .Select((model, _) => model.HintName)
            .Collect()
            .Select((names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(HintNameStep);

        context.RegisterSourceOutput(
            models.Combine(ambiguous).WithTrackingName(EmitStep),
            (output, input) => output.AddSource(
                HintNames.FileName(input.Left, input.Right), SourceText.From(OptimizerEmitter.Emit(input.Left), Utf8)));
    }
}
