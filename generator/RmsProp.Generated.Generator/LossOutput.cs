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
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator;

/// <summary>Generates the gradient of every method that is annotated with <c>[Differentiable]</c>.</summary>
internal static class LossOutput
{
    private static readonly LossCache<ParsedLoss> Cache = new();
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Registers the output; returns all losses, for their errors.</summary>
    public static IncrementalValueProvider<ImmutableArray<ParsedLoss?>> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ParsedModel>> optimizers)
    {
        IncrementalValuesProvider<ParsedLoss?> losses = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.Differentiable, (node, _) => node is MethodDeclarationSyntax, Parse)
            .WithTrackingName(RMSpropGenerator.LossStep);

        IncrementalValueProvider<ImmutableArray<ParsedLoss?>> all = losses.Collect();
        context.RegisterSourceOutput(
            losses.Combine(optimizers.Combine(all.Select((parsed, _) => new EquatableArray<string>(WithoutStep(parsed).Select(loss => HintNames.FileName(loss.Model!))))))
                .Select((input, _) => InputOf(input.Left?.Model, input.Right.Left, input.Right.Right)),
            (output, input) =>
            {
                if (input is not null)
                {
                    output.AddSource(HintNames.FileName(input.Loss), SourceText.From(LossEmitter.Emit(input.Loss, input.Optimizers), Utf8));
                }
            });
        return all;
    }

    private static Input? InputOf(LossModel? loss, ImmutableArray<ParsedModel> optimizers, EquatableArray<string> withoutStep) => loss is null
        ? null
        : new Input(loss, new(withoutStep.Count > 0 && withoutStep.Contains(HintNames.FileName(loss))
            ? []
            : optimizers.Select(parsed => parsed.Model).Where(model => model.Target.FullName == loss.Parameters)));

    /// <summary>The losses whose method on the optimizer is that of another type's loss.</summary>
    public static IEnumerable<ParsedLoss> WithoutStep(ImmutableArray<ParsedLoss?> losses) => SharedSteps.Without(
        losses.OfType<ParsedLoss>().Where(loss => loss.Model is not null),
        loss => (loss.Model!.Parameters, loss.Name, loss.Model.Signature),
        loss => (loss.Model!.Container.FullName == loss.Model.Parameters, loss.Container));

    /// <summary>Reports a loss of <see cref="WithoutStep"/>.</summary>
    public static void ReportWithoutStep(ParsedLoss loss, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol method in MethodsOf(loss, compilation))
        {
            SharedSteps.ReportWithout(method, new DiagnosticReporter(report, cancellationToken));
        }
    }

    /// <summary>Reports the errors of a loss, with locations in the current compilation: models contain none.</summary>
    public static void Report(ParsedLoss loss, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol method in MethodsOf(loss, compilation))
        {
            var reporter = new DiagnosticReporter(report, cancellationToken);
            if (LossParser.Check(method, compilation, reporter) is { } program)
            {
                LossFailure.Guard(method, reporter, () => TextOf(method, program, compilation));
            }
        }
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(ParsedLoss loss, Compilation compilation) =>
        (compilation.Assembly.GetTypeByMetadataName(loss.Container)?.GetMembers(loss.Name).OfType<IMethodSymbol>() ?? [])
        .Where(method => method.HasRuntimeAttribute(MetadataNames.DifferentiableAttribute) && SignatureOf(method) == loss.Signature);

    private static string SignatureOf(IMethodSymbol method) => string.Join(",", method.Parameters.Select(parameter => parameter.Type.FullName()));

    private static ParsedLoss? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not IMethodSymbol method)
        {
            return null;
        }

        Compilation compilation = context.SemanticModel.Compilation;
        return Cache.GetOrAdd(
            method, compilation,
            bodies =>
            {
                var reporter = new DiagnosticReporter(null, cancellationToken);
                LossModel? model = ModelOf(method, compilation, reporter, bodies);
                return new ParsedLoss(model, method.ContainingType.FullMetadataName(), method.Name, SignatureOf(method), reporter.HasErrors);
            },
            cancellationToken);
    }

    /// <summary>A loss, and where to look for its errors.</summary>
    internal sealed record ParsedLoss(LossModel? Model, string Container, string Name, string Signature, bool HasErrors);

    private sealed record Input(LossModel Loss, EquatableArray<OptimizerModel> Optimizers);

    /// <summary>The model of a loss; null if nothing can be declared beside it.</summary>
    private static LossModel? ModelOf(IMethodSymbol method, Compilation compilation, DiagnosticReporter reporter, List<SyntaxNode> bodies)
    {
        if (!LossParser.CanDeclare(method, reporter))
        {
            return null;
        }

        ReferenceAliases aliases = new AliasedNames(compilation).Aliases;
        LossArgument[] arguments = [.. method.Parameters.Select(LossSignature.ArgumentOf)];
        TargetType container = TargetParser.Parse(method.ContainingType, aliases);
        GradientText? text = null;
        if (LossParser.Parse(method, compilation, reporter, bodies) is { } program)
        {
            LossFailure.Guard(method, reporter, () => text = TextOf(method, program, compilation));
        }

        return new LossModel(
            container,
            method.Parameters[0].Type.FullName(),
            method.Name.Escaped(),
            LossSignature.AccessibilityOf(method),
            LossSignature.MinimizeAccessibilityOf(method),
            method.ReturnType.ToDisplayString(),
            new(arguments),
            string.Join(",", arguments.Skip(1).Select(argument => argument.Type)),
            LossSignature.OverloadOf(method) > 0,
            compilation.IsSymbolAccessibleWithin(method, (INamedTypeSymbol)method.Parameters[0].Type),
            text?.Body,
            new(text?.Remarks ?? []),
            string.Concat(text?.Shared.Select(shared => shared.Declaration(method.Name)) ?? []));
    }

    private static GradientText TextOf(IMethodSymbol method, LossProgram program, Compilation compilation)
    {
        ReferenceAliases aliases = new AliasedNames(compilation).Aliases;
        LossArgument[] arguments = [.. method.Parameters.Select(LossSignature.ArgumentOf)];
        string call = $"{TargetParser.Parse(method.ContainingType, aliases).FullName}.{method.Name.Escaped()}({string.Join(", ", arguments.Select(argument => argument.Passed))})";
        return GradientText.Of(program, arguments, call, new LibraryNames(aliases), LossSignature.IsFast(method), LossSignature.SharedTypeOf(method));
    }
}
