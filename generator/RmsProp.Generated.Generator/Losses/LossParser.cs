using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Turns a method with <c>[Differentiable]</c> into a program, and reports why it can't be. The generator and the analyzer both call it,
/// so they can't disagree.
/// </summary>
internal static class LossParser
{
    /// <summary>Whether a gradient can be declared beside the method; reports why not.</summary>
    public static bool CanDeclare(IMethodSymbol method, DiagnosticReporter reporter)
    {
        // While a parameter is being typed it has no name, or that of another one, and the compiler says so.
        if (method.Parameters.Any(parameter => parameter.Name.Length == 0) || method.Parameters.GroupBy(parameter => parameter.Name).Any(name => name.Count() > 1))
        {
            return false;
        }

        string? fault = FaultOf(method);
        if (fault is not null)
        {
            reporter.AtSymbol(LossDescriptors.InvalidLoss, method, RepairHint.None, method.Name, fault);
        }

        return fault is null;
    }

    /// <summary>Reports everything wrong with a loss; returns its program, or null if it can't be differentiated.</summary>
    /// <param name="bodies">Gets the bodies that were read.</param>
    public static LossProgram? Check(IMethodSymbol method, Compilation compilation, DiagnosticReporter reporter, List<SyntaxNode>? bodies = null) =>
        CanDeclare(method, reporter) ? Parse(method, compilation, reporter, bodies) : null;

    /// <summary>The program of the loss; null if it can't be differentiated, which is reported.</summary>
    /// <param name="bodies">Gets the bodies that were read.</param>
    public static LossProgram? Parse(IMethodSymbol method, Compilation compilation, DiagnosticReporter reporter, List<SyntaxNode>? bodies = null)
    {
        var reader = new LossReader(compilation, method, reporter.CancellationToken);
        try
        {
            LossProgram program = reader.Read();
            LoopConditions.Hoist(program.Body);
            Invariants.Hoist(program.Body, program.ChecksOverflow);
            return LossCheck.Report(program, method, reporter) ? program : null;
        }
        catch (NotDifferentiableException fault)
        {
            if (!fault.IsReported)
            {
                reporter.At(fault.Rule, fault.Syntax.GetLocation(), RepairHint.None, fault.Arguments);
            }

            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Code that the compiler rejects can have any shape.
            if (!reader.ReadsErrors())
            {
                LossFailure.Report(method, reporter, exception);
            }

            return null;
        }
        finally
        {
            bodies?.AddRange(reader.Bodies);
        }
    }

    private static string? FaultOf(IMethodSymbol method)
    {
        INamedTypeSymbol? parameters = method.Parameters.FirstOrDefault()?.Type as INamedTypeSymbol;
        return method switch
        {
            { IsStatic: false } => "make it static, and pass the parameter struct as its first argument",
            { MethodKind: MethodKind.ExplicitInterfaceImplementation } => "it implements a method of an interface and has no name of its own; mark a method that it calls",
            { IsGenericMethod: true } => "a generic method may mean other arithmetic for every type; write it for one type",
            { IsAsync: true } or { IsExtern: true } or { IsAbstract: true } or { IsVirtual: true } => "it needs a body of its own that is executed at once",
            _ when method.ReturnType.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double) || method.RefKind != RefKind.None => "it has to return float or double",
            _ when parameters is null || !parameters.HasRuntimeAttribute(MetadataNames.ConfigAttribute) => "its first parameter has to be a struct with [RMSpropConfig]",
            _ when method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) => "its parameters can't be ref or out: it may only read them",
            _ when method.ContainingType.AndContainingTypes().FirstOrDefault(type => !IsPartial(type)) is { } closed => $"'{closed.Name}' must be partial, so that the gradient can be generated into it",
            _ when method.ContainingType.AndContainingTypes().FirstOrDefault(type => type.IsGenericType) is { } generic => $"'{generic.Name}' is generic",
            _ when method.ContainingType.AndContainingTypes().FirstOrDefault(type => type.IsFileLocal) is { } local => $"'{local.Name}' is local to its file, and can't have a part in another one; make it internal",
            _ when method.DeclaringSyntaxReferences.Length == 0 || method.PartialImplementationPart is not null => "put the attribute on the part that has the body",
            _ when method.Parameters.FirstOrDefault(parameter => LossSignature.IsOfGenerated(parameter.Name)) is { } named => $"the generated methods have a parameter or a member '{named.Name}' of their own; rename the parameter",
            _ when LossSignature.TakenBy(method) is { } taken => $"'{method.ContainingType.Name}' already has '{taken.Name}', the name of the gradient, with these parameters; remove or rename it",
            _ => null,
        };
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
