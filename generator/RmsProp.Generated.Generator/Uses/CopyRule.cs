using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP042: a copy of the parameters is trained and thrown away, that is, nothing that leaves the method depends on it. A copy with
/// arrays, which it shares, has to be stored as a whole, since its parts belong together; a copy without arrays is a model of its own,
/// and any use of it counts.
/// </summary>
internal sealed class CopyRule(ParameterStructs structs)
{
    public void Check(TrainingCall training, DiagnosticReporter reporter)
    {
        foreach (IArgumentOperation argument in training.Trained)
        {
            Check(training, argument, reporter);
        }
    }

    private void Check(TrainingCall training, IArgumentOperation argument, DiagnosticReporter reporter)
    {
        IOperation body = argument.Body();
        IOperation root = RootOf(argument.Value, body);
        ParameterStructs.Contents? contents = structs.Of(argument.Value.Type);
        if (contents is { Inline: false })
        {
            // If there are only arrays, the originals are trained.
            return;
        }

        bool hasArrays = contents is { Arrays.Count: > 0 };
        switch (root)
        {
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, IsThis: false } parameter } when !IsOfPrimaryConstructor(parameter):
                if (!IsKept(parameter, training, argument, body, hasArrays))
                {
                    Report(
                        reporter, argument, parameter, RepairHint.Of(RepairHint.PassByReference), "the caller's value", hasArrays,
                        $"make '{parameter.Name}' a ref parameter, or return it");
                }

                break;
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                if (CopySource.Of(local, body, training.Call) is { } source
                    && !(hasArrays && (IsStartOfEveryTurn(source, local, contents!) || HasOriginalOthers(source, training, body)))
                    && !IsKept(local, training, argument, body, hasArrays && source.CanBeTrained))
                {
                    bool refers = source.CanBeReferenced && source.CanBeTrained;
                    Report(
                        reporter, argument, local, refers ? RepairHint.Of(RepairHint.Refer) : RepairHint.None, source.Name, hasArrays,
                        source.Originals.Count > 1 ? $"store '{local.Name}' after training"
                            : source.Value is ILocalReferenceOperation { Local.IsForEach: true } ? "train the element itself, by its index"
                            : refers ? $"write 'ref var {local.Name} = ref {source.Value.Syntax}'"
                            : source.CanBeTrained ? $"assign '{local.Name}' back to {source.Name} after training"
                            : $"store '{local.Name}' after training");
                }

                break;
        }
    }

    /// <summary>The variable or object that an expression is a part of, following references to parts.</summary>
    private static IOperation RootOf(IOperation value, IOperation body)
    {
        IOperation root = value;
        while (true)
        {
            IOperation? next = root switch
            {
                IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => instance,
                ILocalReferenceOperation { Local: { RefKind: RefKind.Ref, IsForEach: false } local } => CopySource.ReferredBy(local, body),
                _ => null,
            };
            if (next is null || next.Start() > root.Start() && next.Syntax == root.Syntax)
            {
                return root;
            }

            root = next;
        }
    }

    private static void Report(
        DiagnosticReporter reporter, IArgumentOperation argument, ISymbol copy, ImmutableDictionary<string, string?> hint,
        string original, bool hasArrays, string advice) => reporter.At(
            UseDescriptors.CopyIsTrained, argument.Syntax.GetLocation(), copy.Locations[0], hint, copy.Name, original,
            hasArrays ? "so only the arrays, which the two share, are trained in the original" : "so training does not reach the original", advice);

    private static bool IsKept(ISymbol variable, TrainingCall training, IArgumentOperation argument, IOperation body, bool asAWhole)
    {
        SyntaxNode? function = argument.Function();
        ISymbol? home = variable is IParameterSymbol ? variable.ContainingSymbol : null;
        foreach (IOperation reference in body.ReferencesTo(variable))
        {
            bool isAfter = reference.Start() > training.Call.End() || IsOutside(reference, function, variable, home);
            if (!isAfter)
            {
                // A value assigned before the training is the variable's own.
                if ((variable is IParameterSymbol && reference.IsAssigned()) || (asAWhole && IsMemberAssigned(reference)))
                {
                    return true;
                }
            }
            else if (!IsTrained(reference) && !IsWritten(reference) && (!asAWhole || IsWhole(reference)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the reference is in the function around the one that trains a captured variable, which may run at any time.
    /// </summary>
    private static bool IsOutside(IOperation reference, SyntaxNode? function, ISymbol variable, ISymbol? home) =>
        function is not null && reference.Function() != function && !reference.IsAssigned() && !variable.IsDeclaredIn(function)
        && (home is null || !home.DeclaringSyntaxReferences.Any(declaration => declaration.Span == function.Span));

    // RMSP043 reports this case.
    private static bool IsStartOfEveryTurn(CopySource source, ILocalSymbol local, ParameterStructs.Contents contents) =>
        source.Originals.Any(original => ArrayCopy.Of(original, local) is { } copy && new CopyUses(copy, contents.Arrays).IsStartOfEveryTurn);

    /// <summary>Whether the original gets other arrays, so that the copy keeps its own.</summary>
    private static bool HasOriginalOthers(CopySource source, TrainingCall training, IOperation body) =>
        source.Value is ILocalReferenceOperation { Local: var original }
        && body.ReferencesTo(original).Any(reference =>
            reference.Start() > source.Value.End() && reference.Start() < training.Call.Start() && IsMemberAssigned(reference));

    private static bool IsMemberAssigned(IOperation reference) =>
        Outermost(reference) is { } member && member != reference && (member.IsAssigned() || member.IsDeconstructedInto()) && member.Type is { IsReferenceType: true } or { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None };

    private static bool IsWritten(IOperation reference) => Outermost(reference).User() is IAssignmentOperation assignment && assignment.Target == Outermost(reference);

    private static bool IsTrained(IOperation reference) =>
        Outermost(reference).User() is IArgumentOperation { Parent: IInvocationOperation call } && TrainingCall.Of(call) is not null;

    /// <summary>
    /// Whether the value is used as a whole by something that may store it. A callee that takes it by 'in' only reads it, except to save
    /// a checkpoint.
    /// </summary>
    private static bool IsWhole(IOperation reference) => reference.User() switch
    {
        IMemberReferenceOperation or INameOfOperation => false,
        IInvocationOperation invocation => invocation.Instance is null,
        IArgumentOperation { Parameter.RefKind: RefKind.In, Parent: IInvocationOperation { TargetMethod.Name: var name } } => name.StartsWith("Save", StringComparison.Ordinal),
        IInterpolationOperation => false,
        _ => true,
    };

    private static IOperation Outermost(IOperation reference)
    {
        IOperation current = reference;
        while (current.Parent is IMemberReferenceOperation member && member.Instance == current)
        {
            current = member;
        }

        return current;
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
