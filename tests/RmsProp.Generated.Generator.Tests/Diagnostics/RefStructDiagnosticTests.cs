namespace RmsProp.Generated.Generator.Tests;

/// <summary>Fields of ref structs that can not be trained.</summary>
public class RefStructDiagnosticTests
{
    [Theory]
    [InlineData("ReadOnlySpan<int>", "System.ReadOnlySpan<int>", "use Span<T> of float or double, because it is updated in place")]
    [InlineData("Span<int>", "System.Span<int>", "its elements must be float or double")]
    [InlineData("ReadOnlyTensorSpan<int>", "System.Numerics.Tensors.ReadOnlyTensorSpan<int>", "use TensorSpan<T> of float or double, because it is updated in place")]
    [InlineData("TensorSpan<int>", "System.Numerics.Tensors.TensorSpan<int>", "its elements must be float or double")]
    [InlineData("ref int", "int", "it is a reference; use Span<T> of one element")]
    [InlineData("ReadOnlySpan<float>", "System.ReadOnlySpan<float>", "use Span<float>, because it is updated in place")]
    [InlineData("ReadOnlySpan<Half>", "System.ReadOnlySpan<System.Half>", "use Span<T> of float or double, because it is updated in place")]
    [InlineData("Span<Half>", "System.Span<System.Half>", "its elements must be float or double")]
    [InlineData("ReadOnlyTensorSpan<float>", "System.Numerics.Tensors.ReadOnlyTensorSpan<float>", "use TensorSpan<float>, because it is updated in place")]
    [InlineData("ref float", "float", "it is a reference; use Span<T> of one element")]
    [InlineData("ref readonly float", "float", "it is a reference; use Span<T> of one element")]
    public async Task A_field_of_a_ref_struct_that_is_no_span_of_numbers_is_refused(string type, string shown, string advice)
    {
        string source = """
            using System;
            using System.Numerics.Tensors;
            using RmsProp.Generated;

            [RMSpropConfig]
            public ref partial struct Model
            {
                public Span<float> Weights;

                $FIELD$
            }
            """;
        bool isNumber = !type.Contains("int", StringComparison.Ordinal);
        await Expect.Error(
            isNumber ? "RMSP046" : "RMSP004",
            isNumber
                ? $"'Other' of type '{shown}' holds numbers that can't be trained as they are: {advice}"
                : $"'Other' is of type '{shown}', which can't be trained: {advice}, or mark it [NotTrainable]",
            source.Replace("$FIELD$", $"public [|{type}|] Other;", StringComparison.Ordinal));
        await Expect.Nothing(source.Replace("$FIELD$", $"[NotTrainable] public {type} Other;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("internal struct Layer { public float Weight; }  [RMSpropConfig] public ref partial struct Model { internal [|Layer|] Hidden; }", "Layer")]
    [InlineData("internal static class Layers { public struct Layer { public float Weight; } }  [RMSpropConfig] public ref partial struct Model { internal [|Layers.Layer|] Hidden; }", "Layers.Layer")]
    [InlineData("public partial class Container { private struct Layer { public float Weight; }  [RMSpropConfig] public ref partial struct Model { internal [|Layer|] Hidden; } }", "Container.Layer")]
    [InlineData("public class Layers { protected internal struct Layer { public float Weight; } }  public partial class Container { [RMSpropConfig] protected internal ref partial struct Model { internal [|Layers.Layer|] Hidden; } }", "Layers.Layer")]
    public Task The_slots_of_a_ref_struct_are_as_accessible_as_the_struct(string declarations, string type) => Expect.Error(
        "RMSP046",
        $"'Hidden' of type '{type}' holds numbers that can't be trained as they are: the slots of a ref struct are structs of their own, which are as accessible as 'Model'; make the type so as well",
        "using RmsProp.Generated; " + declarations);

    [Theory]
    [InlineData("public partial class Container { [RMSpropConfig] private ref partial struct Model { public Layer Hidden; } }  internal struct Layer { public float Weight; }")]
    [InlineData("internal partial class Container { [RMSpropConfig] public ref partial struct Model { public Layer Hidden; } }  internal struct Layer { public float Weight; }")]
    [InlineData("public partial class Container { [RMSpropConfig] private ref partial struct Model { public Layer Hidden; }  private struct Layer { public float Weight; } }")]
    [InlineData("public partial class Container { [RMSpropConfig] protected ref partial struct Model { public Layer Hidden; }  protected struct Layer { public float Weight; } }")]
    [InlineData("public partial class Container { [RMSpropConfig] public ref partial struct Model { public Layer Hidden;  public struct Layer { public float Weight; } } }")]
    public Task So_are_they_where_it_is_nested(string declarations) => Expect.Nothing("using RmsProp.Generated; " + declarations);

    [Fact]
    public Task An_internal_ref_struct_may_hold_internal_structs() => Expect.Nothing("""
        internal struct Layer { public float Weight; }

        [RmsProp.Generated.RMSpropConfig]
        internal ref partial struct Model { public Layer Hidden; }
        """);
}
