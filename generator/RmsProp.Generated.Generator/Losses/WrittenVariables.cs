using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Which variables a body writes to, as a whole or in part.</summary>
internal static class WrittenVariables
{
    /// <summary>The variables and parameters that are assigned after their declaration, passed by reference, or changed by a method of theirs.</summary>
    /// <param name="body">The body.</param>
    /// <param name="changes">Whether a method of a struct may change the struct.</param>
    /// <returns>The variables; the type of a struct for <c>this</c>.</returns>
    public static IEnumerable<ISymbol> In(IOperation body, Func<IMethodSymbol, bool> changes) =>
        body.DescendantsAndSelf().SelectMany(operation => Targets(operation, changes)).Select(RootOf).OfType<ISymbol>();

    private static IEnumerable<IOperation> Targets(IOperation operation, Func<IMethodSymbol, bool> changes)
    {
        switch (operation)
        {
            case IDeconstructionAssignmentOperation deconstruction:
                return Elements(deconstruction.Target);
            case IAssignmentOperation assignment:
                return [assignment.Target];
            case IIncrementOrDecrementOperation increment:
                return [increment.Target];
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                return [argument.Value];
            case IVariableDeclaratorOperation { Symbol: { IsRef: true, RefKind: RefKind.Ref }, Initializer.Value: { } referenced }:
                return [referenced];
            case IInvocationOperation { Instance: { Type.IsValueType: true } instance, TargetMethod: var method } when changes(method):
                return [instance];
            case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance, Property.GetMethod: { } getter } when changes(getter):
                return [instance];
            case IReturnOperation { ReturnedValue: { } returned } when operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol { ReturnsByRef: true }:
                return [returned];
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } loop:
                return [loop.Collection];
            case IConversionOperation { Operand: { Type: { } type } source } conversion when Types.InlineLength(type) is not null && conversion.Type is { Name: "Span" }:
                return [source];
            default:
                return [];
        }
    }

    private static IEnumerable<IOperation> Elements(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Elements),
        IDeclarationExpressionOperation declaration => Elements(declaration.Expression),
        _ => [target],
    };

    /// <summary>The variable that holds a target itself, not by reference.</summary>
    private static ISymbol? RootOf(IOperation target) => target switch
    {
        IConversionOperation conversion => RootOf(conversion.Operand),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => RootOf(instance),
        IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance } => RootOf(instance),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } => type,
        IInlineArrayAccessOperation { Instance: var instance } => RootOf(instance),
        _ => null,
    };
}
