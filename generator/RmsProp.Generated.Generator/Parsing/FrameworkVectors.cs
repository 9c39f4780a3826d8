using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The types of System.Numerics that consist of floats only.</summary>
internal static class FrameworkVectors
{
    /// <summary>The shape, and the member that is the first number.</summary>
    public static (int[] Shape, string First)? Find(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() != "System.Numerics" || type.ContainingType is not null
            ? null
            : type.MetadataName switch
            {
                "Vector2" => ([2], "X"),
                "Vector3" => ([3], "X"),
                "Vector4" => ([4], "X"),
                "Quaternion" => ([4], "X"),
                "Plane" => ([4], "Normal.X"),
                "Matrix3x2" => ([3, 2], "M11"),
                "Matrix4x4" => ([4, 4], "M11"),
                _ => null,
            };
}
