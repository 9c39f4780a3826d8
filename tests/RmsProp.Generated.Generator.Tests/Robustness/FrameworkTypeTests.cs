namespace RmsProp.Generated.Generator.Tests;

/// <summary>Vectors of System.Numerics, and the user's types that are named like them.</summary>
public class FrameworkTypeTests
{
    /// <summary>As many numbers as fit into the size of the type.</summary>
    [Theory]
    [InlineData("Vector2", 2)]
    [InlineData("Vector3", 3)]
    [InlineData("Vector4", 4)]
    [InlineData("Quaternion", 4)]
    [InlineData("Plane", 4)]
    [InlineData("Matrix3x2", 6)]
    [InlineData("Matrix4x4", 16)]
    public void Every_number_of_a_vector_of_the_framework(string type, int count) => RunningModel.Returns(
        string.Join(' ', Enumerable.Repeat("-1", count + 2)),
        $$"""{{HostileStructTests.Config}} public partial struct Model { public float Before; public System.Numerics.{{type}} Vector; public float After; }""",
        """
        Model model = default, gradients = default;
        System.Runtime.InteropServices.MemoryMarshal.Cast<Model, float>(new Span<Model>(ref gradients)).Fill(1);
        new Model.RMSprop().Apply(ref model, in gradients);
        string result = "";
        foreach (float number in System.Runtime.InteropServices.MemoryMarshal.Cast<Model, float>(new Span<Model>(ref model))) { result += $"{MathF.Round(number)} "; }
        return result.TrimEnd();
        """);

    [Theory]
    [InlineData("namespace Mine", "Mine.Vector2")]
    [InlineData("namespace Mine.System.Numerics", "Mine.System.Numerics.Vector2")]
    [InlineData("public static class Numerics", "Numerics.Vector2")]
    public void A_struct_with_the_name_of_a_vector_of_the_framework(string container, string type) => RunningModel.Returns(
        "0 -1",
        $$"""
        {{HostileStructTests.Config}} public partial struct Model { public {{type}} Vector; }
        {{container}} { public struct Vector2 { [global::RmsProp.Generated.NotTrainable] public float Kept; public float Trained; } }
        """,
        $$"""
        Model model = default;
        new Model.RMSprop().Apply(ref model, new Model { Vector = new {{type}} { Kept = 1, Trained = 1 } });
        return $"{model.Vector.Kept} {MathF.Round(model.Vector.Trained)}";
        """);

    [Fact]
    public void A_struct_inside_another_type_of_the_frameworks_namespace() => RunningModel.Returns(
        "0 -1",
        $$"""
        {{HostileStructTests.Config}} public partial struct Model { public System.Numerics.Own.Vector2 Vector; }
        namespace System.Numerics { public static class Own { public struct Vector2 { [NotTrainable] public float Kept; public float Trained; } } }
        """,
        """
        Model model = default;
        new Model.RMSprop().Apply(ref model, new Model { Vector = new System.Numerics.Own.Vector2 { Kept = 1, Trained = 1 } });
        return $"{model.Vector.Kept} {MathF.Round(model.Vector.Trained)}";
        """);
}
