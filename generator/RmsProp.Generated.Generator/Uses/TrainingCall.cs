using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// A call that changes parameters in place: of an optimizer, of its static form, of the extensions that load a checkpoint, or of a user's
/// method that does one of these with its arguments.
/// </summary>
/// <param name="Call">The call.</param>
/// <param name="Trained">The arguments that it changes: parameters, and the state of the static form.</param>
internal sealed record TrainingCall(IInvocationOperation Call, IReadOnlyList<IArgumentOperation> Trained)
{
    private const int MostCalls = 3;
    private static readonly HashSet<string> Steps = new(StringComparer.Ordinal) { "Apply", "Minimize" };
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Apply", "Minimize", "FinalizeVariableValues", "LoadCheckpoint" };

    /// <summary>Whether it is a step of the optimizer that it is called on, or of the state that it takes.</summary>
    public bool IsStep => Steps.Contains(Call.TargetMethod.Name) && IsOfOptimizer(Call.TargetMethod);

    /// <summary>The gradients that it takes, if any.</summary>
    public IArgumentOperation? Gradients => !IsStep ? null
        : Call.Arguments.FirstOrDefault(argument => argument.Parameter is { RefKind: RefKind.In } parameter && Trained.Any(
            trained => SymbolEqualityComparer.Default.Equals(trained.Parameter!.Type, parameter.Type)));

    public static TrainingCall? Of(IInvocationOperation call)
    {
        // Few calls pass a struct by reference.
        IArgumentOperation[] references =
        [
            .. call.Arguments.Where(argument => argument is { Parameter: { RefKind: RefKind.Ref, Type: { TypeKind: TypeKind.Struct or TypeKind.TypeParameter, SpecialType: SpecialType.None } } }),
        ];
        if (references.Length == 0)
        {
            return null;
        }

        IArgumentOperation[] trained =
        [
            .. Names.Contains(call.TargetMethod.Name) && (IsOfOptimizer(call.TargetMethod) || call.TargetMethod.ContainingType.IsRuntimeType("CheckpointExtensions"))
                ? references
                : references.Where(argument => IsTrainedBy(call.TargetMethod, argument.Parameter!)),
        ];
        return trained.Length == 0 ? null : new TrainingCall(call, trained);
    }

    public static IEnumerable<TrainingCall> In(IOperation body) =>
        body.Descendants().OfType<IInvocationOperation>().Select(Of).OfType<TrainingCall>();

    /// <summary>Whether a type is an optimizer: it, or its constraint, implements the runtime's interface.</summary>
    public static bool IsOptimizer(ITypeSymbol? type) => type switch
    {
        null => false,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(IsOptimizer),
        _ => type.IsRuntimeType("IRMSpropOptimizer`1") || type.AllInterfaces.Any(candidate => candidate.IsRuntimeType("IRMSpropOptimizer`1")),
    };

    /// <summary>Whether a type is the state of the static form.</summary>
    public static bool IsState(ITypeSymbol type) => type is { Name: "State", TypeKind: TypeKind.Struct } && IsOptimizer(type.ContainingType);

    /// <summary>Whether a call has the name of a training call.</summary>
    public static bool IsNamedLikeOne(InvocationExpressionSyntax call) => Names.Contains(NameOf(call));

    private static bool IsOfOptimizer(IMethodSymbol method) => method.ContainingType?.AndContainingTypes().Any(IsOptimizer) == true;

    /// <summary>
    /// Whether a user's method trains the argument for a parameter: with an optimizer that it also takes, or by passing it on.
    /// </summary>
    private static bool IsTrainedBy(IMethodSymbol method, IParameterSymbol parameter) =>
        IsParameterStruct(parameter.Type) && !IsOfOptimizer(method)
        && (method.Parameters.Any(other => IsOptimizer(other.Type)) || PassesOn(method, parameter.Ordinal, MostCalls));

    private static bool IsParameterStruct(ITypeSymbol type) =>
        type is ITypeParameterSymbol || type.HasRuntimeAttribute(MetadataNames.ConfigAttribute) || IsState(type);

    // By syntax alone: the operations of other methods are not available, and the names of the calls are enough.
    private static bool PassesOn(IMethodSymbol method, int ordinal, int depth)
    {
        if (depth == 0 || (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
        {
            return false;
        }

        string name = method.Parameters[ordinal].Name;
        return declaration.DescendantNodes().OfType<ArgumentSyntax>().Any(argument =>
            argument.RefKindKeyword.ValueText == "ref"
            && argument.Expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name
            && argument.Parent?.Parent is InvocationExpressionSyntax call
            && (IsNamedLikeOne(call) || PassesOnIn(method, call, argument, depth - 1)));
    }

    private static bool PassesOnIn(IMethodSymbol method, InvocationExpressionSyntax call, ArgumentSyntax argument, int depth) =>
        method.ContainingType?.GetMembers(NameOf(call)).OfType<IMethodSymbol>().FirstOrDefault() is { } next
        && call.ArgumentList.Arguments.IndexOf(argument) is var ordinal && ordinal >= 0 && ordinal < next.Parameters.Length
        && PassesOn(next, ordinal, depth);

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
