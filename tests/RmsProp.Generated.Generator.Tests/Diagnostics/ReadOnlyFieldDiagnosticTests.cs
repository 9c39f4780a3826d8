namespace RmsProp.Generated.Generator.Tests;

/// <summary>Numbers that can not be written: RMSP005.</summary>
public class ReadOnlyFieldDiagnosticTests
{
    [Theory]
    [InlineData("public readonly [|float|] Weight;", "Weight")]
    [InlineData("public [|double|] Weight { get; }", "Weight")]
    [InlineData("public [|float|] Weight { get; init; }", "Weight")]
    [InlineData("public readonly [|System.Numerics.Vector3|] Weight;", "Weight")]
    [InlineData("public readonly Layer Hidden;", "Hidden.Weight")]
    public Task A_number_that_can_not_be_written_is_refused(string member, string path) => Expect.Error(
        "RMSP017",
        $"'{path}' is read-only, so it can't be updated in place: make it writable, or mark it [NotTrainable]",
        $$"""
        public struct Layer { public {{(path == "Weight" ? "float" : "[|float|]")}} Weight; }

        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public float Bias; {{member}} }
        """);

    [Fact]
    public Task A_positional_parameter_of_a_readonly_record_is_refused() => Expect.Error(
        "RMSP017",
        "'Weight' is read-only, so it can't be updated in place: make it writable, or mark it [NotTrainable]",
        """
        [RmsProp.Generated.RMSpropConfig]
        public readonly partial record struct Model([|float|] Weight, float[] Biases);
        """);

    [Fact]
    public Task A_fixed_buffer_in_a_read_only_field_is_refused() => Expect.Error(
        "RMSP017",
        "'Hidden.Weights' is read-only, so it can't be updated in place: make it writable, or mark it [NotTrainable]",
        """
        public unsafe struct Layer { public fixed [|float|] Weights[3]; }

        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public float Bias; public readonly Layer Hidden; }
        """);

    [Theory]
    [InlineData("public readonly float[] Weights;")]
    [InlineData("public float[,] Weights { get; }")]
    [InlineData("public readonly System.Memory<double> Weights;")]
    [InlineData("public readonly System.Numerics.Tensors.Tensor<float> Weights;")]
    [InlineData("public System.Numerics.Tensors.Tensor<double> Weights { get; }")]
    [InlineData("public float Weight { get; set; }")]
    [InlineData("private float _weight; public float Weight { readonly get => _weight; set => _weight = value; }")]
    public Task A_read_only_array_has_elements_that_can_be_written(string member) => Expect.Nothing($$"""
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { {{member}} }
        """);
}
