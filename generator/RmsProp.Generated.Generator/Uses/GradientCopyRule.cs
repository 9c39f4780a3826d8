using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;
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
        while (part.Type?.IsValueType == true && (part.Parent is IInlineArrayAccessOperation || IsStored(part.Parent)))
        {
            part = part.Parent!;
        }

        bool isNumber = part != reference && part.Type?.IsValueType == true;
        return part.Parent switch
        {
            // The array, or the memory, is that of the gradients.
            _ when part != reference && !part.IsAssigned() && IsShared(part.Type) => Use.None,
            ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == part =>
                assignment.Value == value ? Use.None : isNumber && !IsShared(part.Type) ? Use.Write : Use.Other,
            IIncrementOrDecrementOperation { Parent: IExpressionStatementOperation } when isNumber => Use.Write,
            ICompoundAssignmentOperation { Parent: IExpressionStatementOperation } assignment when isNumber && assignment.Target == part => Use.Write,
            ITupleOperation when isNumber && part.IsDeconstructedInto() => Use.Write,
            IArgumentOperation { Parameter: { RefKind: RefKind.Ref } parameter, Parent: IInvocationOperation { Instance: null } call }
                when !Reads(call, gradients) && WritesNumber(call.TargetMethod, parameter) => Use.Write,
            _ => Use.Other,
        };
    }

    /// <summary>Whether a member is stored in its struct; the accessors of others may do anything.</summary>
    private static bool IsStored(IOperation? member) => member switch
    {
        IFieldReferenceOperation => true,
        IPropertyReferenceOperation { Property: var property } => IsAuto(property),
        _ => false,
    };

    private static bool IsAuto(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(
        field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Whether copies of a value share what it holds.</summary>
    private static bool IsShared(ITypeSymbol? type) =>
        type is { IsReferenceType: true } or INamedTypeSymbol { IsRefLikeType: true } || type?.ElementOf("Memory`1") is not null;

    /// <summary>Whether a method assigns a number of the struct that it takes by reference, judging by syntax.</summary>
    private static bool WritesNumber(IMethodSymbol method, IParameterSymbol parameter) =>
        TrainingMethods.DeclarationOf(method) is { } declaration && declaration.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner, Name.Identifier.ValueText: var name }
            && owner.Identifier.ValueText == parameter.Name
            && parameter.Type.GetMembers(name).Any(member => member is IFieldSymbol { Type: var type } && !IsShared(type)
                || member is IPropertySymbol { Type: var other } property && !IsShared(other) && IsAuto(property)));

    private static bool Reads(IOperation operation, IParameterSymbol gradients) => operation.ReferencesTo(gradients).Any();

    private enum Use
    {
        None,
        Write,
        Other,
    }
}
