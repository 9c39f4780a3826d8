using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>The functions of the framework that have a known derivative.</summary>
internal static class MathCalls
{
    private static readonly Dictionary<string, int> ArgumentCounts = new()
    {
        [nameof(MathFunction.Atan2)] = 2,
        [nameof(MathFunction.Clamp)] = 3,
        [nameof(MathFunction.CopySign)] = 2,
        [nameof(MathFunction.FusedMultiplyAdd)] = 3,
        [nameof(MathFunction.Hypot)] = 2,
        [nameof(MathFunction.Lerp)] = 3,
        [nameof(MathFunction.Max)] = 2,
        [nameof(MathFunction.MaxMagnitude)] = 2,
        [nameof(MathFunction.Min)] = 2,
        [nameof(MathFunction.MinMagnitude)] = 2,
        [nameof(MathFunction.Pow)] = 2,
    };

    /// <summary>The function that a method is, if all its arguments and its result are numbers of one floating-point type.</summary>
    public static MathFunction? FunctionOf(IMethodSymbol method)
    {
        return IsOfMath(method.ContainingType) && FunctionOf(method.Name, method.Parameters.Length) is { } function
            && method.Parameters.All(parameter => Types.ScalarOf(parameter.Type) is { } type && type.IsFloatingPoint()
                && SymbolEqualityComparer.Default.Equals(parameter.Type, method.Parameters[0].Type))
            ? function
            : null;
    }

    /// <summary>The function of a name and a number of arguments.</summary>
    public static MathFunction? FunctionOf(string name, int count) =>
        Enum.TryParse(name, out MathFunction function) && count == (ArgumentCounts.TryGetValue(name, out int several) ? several : 1) ? function : null;

    /// <summary>Whether a method of the framework takes integers and gives one: <c>Math.Max(int, int)</c>, for example.</summary>
    public static bool IsOfIntegers(IMethodSymbol method) =>
        method.IsStatic && (IsOfMath(method.ContainingType) || Types.ScalarOf(method.ContainingType) is not null)
        && Types.ScalarOf(method.ReturnType) is not null && !method.IsGenericMethod
        && method.Parameters.All(parameter => Types.ScalarOf(parameter.Type) is not null && parameter.RefKind == RefKind.None);

    /// <summary>Whether a method of the framework is a function of integers alone, which no parameter can reach: <c>BitOperations.PopCount</c>, for example.</summary>
    public static bool IsPureOfIntegers(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: > 0 } && Types.ScalarOf(method.ReturnType) is not null
        && (IsOfMathOrNumber(method.ContainingType) || method.ContainingType is { Name: "Convert" or "BitConverter", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || method.ContainingType is { Name: "BitOperations", ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } })
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && Types.ScalarOf(parameter.Type) is { } type && !type.IsFloatingPoint());

    /// <summary>Whether a type is <c>Math</c>, <c>MathF</c> or a number.</summary>
    public static bool IsOfMathOrNumber(INamedTypeSymbol type) => IsOfMath(type) || type.SpecialType != SpecialType.None && Types.ScalarOf(type) is not null;

    private static bool IsOfMath(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && (type.Name is "Math" or "MathF" || type.SpecialType is SpecialType.System_Single or SpecialType.System_Double);
}
