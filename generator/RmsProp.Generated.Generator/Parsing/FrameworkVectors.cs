using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The types of System.Numerics that are nothing but a row of floats.</summary>
internal static class FrameworkVectors
{
    /// <summary>The number of floats and the member that is the first of them.</summary>
    public static (int Length, string First)? Find(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() != "System.Numerics" || type.ContainingType is not null
            ? null
            : type.MetadataName switch
            {
                "Vector2" => (2, "X"),
                "Vector3" => (3, "X"),
                "Vector4" => (4, "X"),
                "Quaternion" => (4, "X"),
                "Plane" => (4, "Normal.X"),
                "Matrix3x2" => (6, "M11"),
                "Matrix4x4" => (16, "M11"),
                _ => null,
            };
}
