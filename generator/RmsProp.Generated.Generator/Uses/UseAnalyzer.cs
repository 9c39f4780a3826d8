using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// Reports what compiles and trains something else than it says: how optimizers and parameter structs are used, and
/// how numbers are written.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = UseDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MetadataNames.Config) is not null)
            {
                Register(start);
            }
        });
    }

    private static void Register(CompilationStartAnalysisContext start)
    {
        var structs = new ParameterStructs(start.Compilation);
        var copies = new CopyRule(structs);
        var arrays = new SharedArraysRule(structs);
        var gradients = new GradientCopyRule(structs);
        start.RegisterSyntaxNodeAction(
            context => IntegerDivisionRule.Check((AttributeArgumentSyntax)context.Node, context.SemanticModel, new DiagnosticReporter(context.ReportDiagnostic, context.CancellationToken)),
            SyntaxKind.AttributeArgument);
        start.RegisterOperationAction(context => CheckCall(context, copies, arrays), OperationKind.Invocation);
        start.RegisterOperationAction(
            context =>
            {
                var assignment = (ISimpleAssignmentOperation)context.Operation;
                arrays.Check(ArrayCopy.Of(assignment), Reporter(context));
                gradients.Check(assignment, Reporter(context));
            },
            OperationKind.SimpleAssignment);
        start.RegisterOperationAction(
            context => arrays.Check(ArrayCopy.Of((IDeconstructionAssignmentOperation)context.Operation), Reporter(context)), OperationKind.DeconstructionAssignment);
        start.RegisterOperationAction(
            context =>
            {
                var declarator = (IVariableDeclaratorOperation)context.Operation;
                arrays.Check(ArrayCopy.Of(declarator), Reporter(context));
                gradients.Check(declarator, Reporter(context));
            },
            OperationKind.VariableDeclarator);
        start.RegisterOperationAction(
            context => arrays.Check(ArrayCopy.Of((IReturnOperation)context.Operation), Reporter(context)), OperationKind.YieldReturn);
        start.RegisterSymbolStartAction(CapturedParameters.Register, SymbolKind.NamedType);
    }

    private static void CheckCall(OperationAnalysisContext context, CopyRule copies, SharedArraysRule arrays)
    {
        var call = (IInvocationOperation)context.Operation;
        DiagnosticReporter reporter = Reporter(context);
        arrays.Check(ArrayCopy.Of(call), reporter);
        if (TrainingCall.Of(call) is { } training)
        {
            copies.Check(training, reporter);
            arrays.Check(training, reporter);
            NewOptimizerRule.Check(training, reporter);
        }
    }

    private static DiagnosticReporter Reporter(OperationAnalysisContext context) => new(context.ReportDiagnostic, context.CancellationToken);
}
