using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>The vectors of System.Numerics that are structs of floats.</summary>
internal static class Vectors
{
    private static readonly string[] Fields = ["X", "Y", "Z", "W"];

    /// <summary>The number of floats of a vector; null for any other type.</summary>
    public static int? LengthOf(ITypeSymbol? type) => IsInNumerics(type)
        ? type!.MetadataName switch
        {
            "Vector2" => 2,
            "Vector3" => 3,
            "Vector4" => 4,
            _ => null,
        }
        : null;

    /// <summary>The name of a float.</summary>
    public static string Field(int index) => Fields[index];

    public static IEnumerable<string> FieldsOf(int length) => Fields.Take(length);

    /// <summary>Whether a cross product is the same on every machine: .NET 9 fuses its operations where the machine can.</summary>
    public static bool HasExactCross(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Numerics.Vector2")?.GetMembers("Cross").IsEmpty == false;

    /// <summary>What to write instead of a type that a loss can't have; null if it is another type.</summary>
    public static string? AdviceFor(ITypeSymbol? type) => type switch
    {
        { MetadataName: "Vector" or "Vector`1" } when IsInNumerics(type) => "its width depends on the machine: write a loop over the numbers, or use Vector4",
        { MetadataName: "Matrix3x2" or "Matrix4x4" or "Quaternion" or "Plane" } when IsInNumerics(type) =>
            "only Vector2, Vector3 and Vector4 of System.Numerics are known: write it with these, or with numbers",
        { ContainingNamespace: { Name: "Intrinsics", ContainingNamespace.Name: "Runtime" } } => "vectors of the processor are not known: write a loop over the numbers, or use Vector4",
        { SpecialType: SpecialType.System_Decimal } => "a decimal has no derivative: use double",
        { Name: "Half" or "BFloat16" or "NFloat" } when type.ContainingNamespace is { Name: "System" or "Numerics" or "InteropServices" } => "the numbers of a loss are float or double: convert it before it is passed to the loss",
        { Name: "Int128" or "UInt128" or "BigInteger" or "Complex" } when type.ContainingNamespace is { Name: "System" or "Numerics" } => "the numbers of a loss are float or double, and its integers have at most 64 bits: convert it before it is passed to the loss",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "its size depends on the machine: use int or long",
        { SpecialType: SpecialType.System_String or SpecialType.System_Char } => "a loss computes with numbers: look texts up before they are passed to it",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "pass the number and a bool that says whether there is one",
        { TypeKind: TypeKind.Delegate } => "call the method itself, not a delegate",
        _ => null,
    };

    private static bool IsInNumerics(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.ContainingType is null;
}
