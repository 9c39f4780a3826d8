using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Gradients;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator;

/// <summary>Generates the gradient of every method that is annotated with <c>[Differentiable]</c>.</summary>
internal static class LossOutput
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<OptimizerModel> optimizers)
    {
        IncrementalValuesProvider<LossModel> losses = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.Differentiable, (node, _) => node is MethodDeclarationSyntax, Parse)
            .Where(loss => loss is not null)
            .Select((loss, _) => loss!)
            .WithTrackingName(RMSpropGenerator.LossStep);

        context.RegisterSourceOutput(
            losses.Combine(optimizers.Collect()).Select((input, _) => new Input(input.Left, new(input.Right.Where(model => model.Target.FullName == input.Left.Parameters)))),
            (output, input) => output.AddSource(
                HintNames.FileName(input.Loss), SourceText.From(LossEmitter.Emit(input.Loss, input.Optimizers), Utf8)));
    }

    private sealed record Input(LossModel Loss, EquatableArray<OptimizerModel> Optimizers);

    private static LossModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is IMethodSymbol method ? ModelOf(method, context.SemanticModel.Compilation, new DiagnosticReporter(null, cancellationToken)) : null;

    /// <summary>The model of a loss; null if nothing can be declared beside it.</summary>
    public static LossModel? ModelOf(IMethodSymbol method, Compilation compilation, DiagnosticReporter reporter)
    {
        if (!LossParser.CanDeclare(method, reporter))
        {
            return null;
        }

        LossArgument[] arguments = [.. method.Parameters.Select(LossSignature.ArgumentOf)];
        GradientText? text = LossParser.Parse(method, compilation, reporter) is { } program
            ? GradientText.Of(program, arguments.Select(argument => argument.Name))
            : null;
        return new LossModel(
            TargetParser.Parse(method.ContainingType, new AliasedNames(compilation).Aliases),
            method.Parameters[0].Type.FullName(),
            method.Name.Escaped(),
            LossSignature.AccessibilityOf(method),
            LossSignature.MinimizeAccessibilityOf(method),
            method.ReturnType.ToDisplayString(),
            new(arguments),
            string.Join(",", arguments.Skip(1).Select(argument => argument.Type)),
            text?.Body,
            new(text?.Remarks ?? []));
    }
}
