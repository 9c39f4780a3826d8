using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// A call that changes parameters in place: of an optimizer, of its static form, of the extensions that load a checkpoint, or of a user's
/// method that does one of these with its arguments or with <c>this</c>.
/// </summary>
/// <param name="Call">The call.</param>
/// <param name="Trained">The values that it changes: parameters, and the state of the static form.</param>
internal sealed record TrainingCall(IInvocationOperation Call, IReadOnlyList<IOperation> Trained)
{
    private static readonly HashSet<string> Steps = new(StringComparer.Ordinal) { "Apply", "Minimize" };
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Apply", "Minimize", "FinalizeVariableValues", "LoadCheckpoint" };

    /// <summary>Whether it is a step of the optimizer that it is called on, or of the state that it takes.</summary>
    public bool IsStep => Steps.Contains(Call.TargetMethod.Name) && IsOfOptimizer(Call.TargetMethod);

    /// <summary>The gradients that it takes, if any.</summary>
    public IArgumentOperation? Gradients => !IsStep ? null
        : Call.Arguments.FirstOrDefault(argument => argument.Parameter is { RefKind: RefKind.In } parameter && Trained.Any(
            trained => SymbolEqualityComparer.Default.Equals(trained.Type, parameter.Type)));

    public static TrainingCall? Of(IInvocationOperation call)
    {
        // Few calls pass a struct by reference, or are of a method of a parameter struct.
        IArgumentOperation[] references =
        [
            .. call.Arguments.Where(argument => argument is { Parameter: { RefKind: RefKind.Ref, Type: { TypeKind: TypeKind.Struct or TypeKind.TypeParameter, SpecialType: SpecialType.None } } }),
        ];
        bool trainsThis = call.Instance is { Type: { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } type }
            && type.HasRuntimeAttribute(MetadataNames.ConfigAttribute) && TrainingMethods.TrainThis(call.TargetMethod);
        if (references.Length == 0 && !trainsThis)
        {
            return null;
        }

        IEnumerable<IArgumentOperation> trained =
            Names.Contains(call.TargetMethod.Name) && (IsOfOptimizer(call.TargetMethod) || call.TargetMethod.ContainingType.IsRuntimeType("CheckpointExtensions"))
                ? references
                : references.Where(argument => IsTrainedBy(call.TargetMethod, argument.Parameter!));
        IOperation[] values = [.. trained.Select(argument => argument.Value), .. trainsThis ? [call.Instance!] : Array.Empty<IOperation>()];
        return values.Length == 0 ? null : new TrainingCall(call, values);
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
        && (method.Parameters.Any(other => IsOptimizer(other.Type)) || TrainingMethods.Train(method, parameter));

    private static bool IsParameterStruct(ITypeSymbol type) =>
        type is ITypeParameterSymbol || type.HasRuntimeAttribute(MetadataNames.ConfigAttribute) || IsState(type);

    /// <summary>The name of the called method.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
