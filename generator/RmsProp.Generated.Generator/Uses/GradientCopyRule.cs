using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP042 for gradients: a function that <c>Minimize</c> may call writes numbers to a copy of its gradients, and nobody reads them there.
/// </summary>
internal sealed class GradientCopyRule(ParameterStructs structs)
{
    /// <summary>Checks the initial value of a variable.</summary>
    public void Check(IVariableDeclaratorOperation declarator, DiagnosticReporter reporter)
    {
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        Check(declarator.Symbol, initializer?.Value, RepairHint.Of(RepairHint.Refer), reporter);
    }

    /// <summary>Checks what a variable is assigned.</summary>
    public void Check(ISimpleAssignmentOperation assignment, DiagnosticReporter reporter)
    {
        if (assignment is { IsRef: false, Target: ILocalReferenceOperation { Local: var local } })
        {
            Check(local, assignment.Value, RepairHint.None, reporter);
        }
    }

    private void Check(ILocalSymbol local, IOperation? value, ImmutableDictionary<string, string?> hint, DiagnosticReporter reporter)
    {
        if (local is { RefKind: RefKind.None, Type: { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } }
            && ValuePath.Of(value) is { IsElement: false, Root: IParameterSymbol { RefKind: RefKind.Ref } gradients } && IsOfLossAndGradient(gradients)
            && structs.Of(gradients.Type) is { Inline: true } && IsOnlyWritten(local, value!, gradients))
        {
            reporter.At(
                UseDescriptors.CopyIsTrained, value!.Syntax.GetLocation(), local.Locations[0], hint, $"'{local.Name}'", $"'{value.Syntax}'",
                "so the optimizer gets none of the numbers that are written to it", $"write 'ref var {local.Name} = ref {value.Syntax}'");
        }
    }

    /// <summary>Whether the parameter is that for gradients of a function with the signature that <c>Minimize</c> calls.</summary>
    private static bool IsOfLossAndGradient(IParameterSymbol gradients) =>
        gradients.ContainingSymbol is IMethodSymbol { ReturnsVoid: false } function
        && function.Parameters.Any(other => other.RefKind == RefKind.In && SymbolEqualityComparer.Default.Equals(other.Type, gradients.Type));

    private static bool IsOnlyWritten(ILocalSymbol local, IOperation value, IParameterSymbol gradients)
    {
        bool isWritten = false;
        foreach (IOperation reference in value.Body().ReferencesTo(local))
        {
            switch (UseOf(reference, value, gradients))
            {
                case Use.Write:
                    isWritten = true;
                    break;
                case Use.Other:
                    return false;
            }
        }

        return isWritten;
    }

    private static Use UseOf(IOperation reference, IOperation value, IParameterSymbol gradients)
    {
        IOperation part = reference;
        while (part.Parent is IMemberReferenceOperation or IInlineArrayAccessOperation && part.Type?.IsValueType == true)
        {
            part = part.Parent;
        }

        bool isNumber = part != reference && part.Type?.IsValueType == true;
        return part.Parent switch
        {
            // The array is that of the gradients.
            _ when part.Type?.IsReferenceType == true => part.IsAssigned() ? Use.Other : Use.None,
            ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == part =>
                isNumber ? Use.Write : assignment.Value == value ? Use.None : Use.Other,
            IIncrementOrDecrementOperation { Parent: IExpressionStatementOperation } when isNumber => Use.Write,
            ICompoundAssignmentOperation { Parent: IExpressionStatementOperation } assignment when isNumber && assignment.Target == part => Use.Write,
            ITupleOperation when isNumber && part.IsDeconstructedInto() => Use.Write,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref, Parent: IInvocationOperation call } when call.Instance is null && !Reads(call, gradients) => Use.Write,
            _ => Use.Other,
        };
    }

    private static bool Reads(IOperation operation, IParameterSymbol gradients) => operation.ReferencesTo(gradients).Any();

    private enum Use
    {
        None,
        Write,
        Other,
    }
}
