namespace RmsProp.Generated.Generator.Tests;

/// <summary>Constraints on fields: RMSP034 and RMSP035, and RMSP007 to RMSP009, RMSP018 and RMSP032 for their arguments.</summary>
public class ConstraintDiagnosticTests
{
    [Theory]
    [InlineData("[MaxNorm, [|UnitNorm|]]", "[MaxNorm] and [UnitNorm]")]
    [InlineData("[UnitNorm] [[|NonNegative|]]", "[UnitNorm] and [NonNegative]")]
    [InlineData("[NonNegative, MinMaxNorm] [[|MaxNorm(MaxValue = 1)|]]", "[NonNegative] and [MinMaxNorm] and [MaxNorm]")]
    public Task Of_several_constraints_on_a_field_one_can_stay(string attributes, string names) => Expect.Error(
        "RMSP034", $"'Other' has {names}: keep one", With(attributes, "float[]"));

    [Theory]
    [InlineData("[MaxNorm([|Axis = 1|])]", "float[]", "it has no axis 1, only those from -1 to 0")]
    [InlineData("[UnitNorm([|Axis = -2|])]", "Memory<double>", "it has no axis -2, only those from -1 to 0")]
    [InlineData("[MinMaxNorm([|Axis = 2|])]", "float[,]", "it has no axis 2, only those from -2 to 1")]
    [InlineData("[MaxNorm([|Axes = [0, 3]|])]", "double[,,]", "it has no axis 3, only those from -3 to 2")]
    [InlineData("[MaxNorm([|Axis = 2|])]", "Matrix4x4", "it has no axis 2, only those from -2 to 1")]
    [InlineData("[MaxNorm([|Axis = 1|])]", "Vector3", "it has no axis 1, only those from -1 to 0")]
    [InlineData("[MaxNorm([|Axes = [-2, 5]|])]", "float[,]", "it has no axis 5, only those from -2 to 1")]
    [InlineData("[MaxNorm([|Axes = [1, -3]|])]", "float[,]", "it has no axis -3, only those from -2 to 1")]
    [InlineData("[MaxNorm([|Axis = 3|])]", "Matrices", "it has no axis 3, only those from -3 to 2")]
    [InlineData("[UnitNorm([|Axes = [1, -1]|])]", "float[,]", "Axes has axis 1 twice")]
    [InlineData("[UnitNorm([|Axes = []|])]", "float[,]", "Axes is empty")]
    [InlineData("[UnitNorm([|Axes = [2, 2]|])]", "System.Numerics.Tensors.Tensor<float>", "Axes has axis 2 twice")]
    [InlineData("[[|MaxNorm|]]", "float", "a single number has no axis to compute a norm along; use [NonNegative], or an inline array")]
    public Task An_axis_must_be_one_of_the_variable(string attribute, string type, string fault) => Expect.Error(
        "RMSP035", $"[{attribute.Trim('[', '|', ']').Split('(')[0]}] can't constrain 'Other': {fault}", With(attribute, type));

    [Theory]
    [InlineData("[MaxNorm(Axis = -1)]", "float[]")]
    [InlineData("[UnitNorm(Axis = 1)]", "Matrix3x2")]
    [InlineData("[MinMaxNorm(Axes = [0, -1, 1])]", "double[,,]")]
    [InlineData("[MaxNorm(Axes = [2, 0])]", "Matrices")]
    [InlineData("[UnitNorm(Axes = null)]", "Vector2")]
    [InlineData("[MaxNorm(Axes = [0, -1, 7])]", "System.Numerics.Tensors.Tensor<float>")]
    [InlineData("[MinMaxNorm(MinValue = 0, MaxValue = 2, Rate = 1)]", "float[]")]
    [InlineData("[NonNegative]", "float")]
    [InlineData("[NonNegative]", "double[,]")]
    [InlineData("[MinMaxNorm(MinValue = 0.5, MaxValue = double.PositiveInfinity)]", "float[]")]
    [InlineData("[MinMaxNorm(MinValue = 1, MaxValue = 1, Rate = 0.5)]", "float[]")]
    public Task What_fits_is_fine(string attribute, string type) => Expect.Nothing(With(attribute, type));

    /// <summary>Reported once, for the first variable, at the attribute.</summary>
    [Fact]
    public Task A_constraint_on_a_nested_struct_must_fit_all_that_is_in_it() => Expect.Error(
        "RMSP035",
        "[UnitNorm] can't constrain 'Hidden.Bias': a single number has no axis to compute a norm along; use [NonNegative], or an inline array",
        """
        using RmsProp.Generated;

        public struct Layer { public float[] Weights; public float Bias, Scale; }

        [RMSpropConfig]
        public partial struct Model { [[|UnitNorm|]] public Layer Hidden; }
        """);

    /// <summary>The same holds if the struct occurs twice.</summary>
    [Fact]
    public Task Nor_is_it_said_of_each_place_that_a_field_is_at() => Expect.Error(
        "RMSP035",
        "[UnitNorm] can't constrain 'First.Bias': a single number has no axis to compute a norm along; use [NonNegative], or an inline array",
        """
        using RmsProp.Generated;

        public struct Layer { public float[] Weights; [[|UnitNorm|]] public float Bias; }

        [RMSpropConfig]
        public partial struct Model { public Layer First, Second; }
        """);

    [Fact]
    public Task The_innermost_constraint_wins() => Expect.Nothing("""
        using RmsProp.Generated;

        public struct Layer { [MaxNorm(Axis = 1)] public float[,] Weights; [NonNegative] public float Bias; }

        [RMSpropConfig]
        public partial struct Model { [UnitNorm] public Layer Hidden; }
        """);

    [Theory]
    [InlineData("[MaxNorm([|MaxValue = -1|])]", "MaxValue is -1: no norm is negative, and elements change their sign; it should be greater than 0")]
    [InlineData("[MaxNorm([|MaxValue = 0|])]", "MaxValue is 0: every element becomes 0; it should be greater than 0")]
    [InlineData("[MaxNorm([|MaxValue = double.NaN|])]", "MaxValue is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("[MaxNorm([|MaxValue = double.PositiveInfinity|])]", "MaxValue is infinity: every norm is smaller; it should be finite")]
    [InlineData("[MinMaxNorm([|MaxValue = 0|])]", "MaxValue is 0: every element becomes 0; it should be greater than 0")]
    [InlineData("[MinMaxNorm(MinValue = 0.5, [|MaxValue = 0|])]", "MaxValue is 0: every element becomes 0; it should be greater than 0")]
    [InlineData("[MinMaxNorm([|MinValue = -0.5|])]", "MinValue is -0.5: no norm is negative; it should be at least 0")]
    [InlineData("[MinMaxNorm([|MinValue = double.PositiveInfinity|], MaxValue = double.PositiveInfinity)]", "MinValue is infinity: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("[MinMaxNorm([|MinValue = 3|], MaxValue = 2)]", "MinValue is 3: every norm becomes MaxValue, which is smaller, 2; it should be at most that")]
    [InlineData("[MinMaxNorm([|MinValue = 1.5|])]", "MinValue is 1.5: every norm becomes MaxValue, which is smaller, 1; it should be at most that")]
    [InlineData("[MinMaxNorm([|Rate = 1.5|])]", "Rate is 1.5: norms move away from the range, or beyond it; it should be in [0, 1]")]
    [InlineData("[MinMaxNorm([|Rate = -1|])]", "Rate is -1: norms move away from the range, or beyond it; it should be in [0, 1]")]
    public Task What_Keras_does_but_nobody_can_mean_is_a_warning(string attribute, string message) =>
        Expect.Warning("RMSP008", message, With(attribute, "float[]"));

    [Theory]
    [InlineData("[MaxNorm([|MaxValue = 1e-50|])]", "MaxValue is 1e-50, which as float is 0")]
    [InlineData("[MinMaxNorm([|MinValue = 1e-50|])]", "MinValue is 1e-50, which as float is 0")]
    [InlineData("[MinMaxNorm([|Rate = 1e-50|])]", "Rate is 1e-50, which as float is 0")]
    public async Task A_bound_that_is_lost_in_float_is_a_warning(string attribute, string message)
    {
        await Expect.Warning("RMSP009", message, With(attribute, "float[]"));
        await Expect.Nothing(With(Expect.Unmarked(attribute), "double[]"));
    }

    /// <summary>Reported once, however many variables there are.</summary>
    [Fact]
    public Task It_is_said_of_the_first_variable() => Expect.Warning(
        "RMSP009",
        "MaxValue is 1e-50, which as float is 0",
        """
        using RmsProp.Generated;

        public struct Layer { public float[] Weights; public float[] Biases; }

        [RMSpropConfig]
        public partial struct Model { [MaxNorm([|MaxValue = 1e-50|])] public Layer Hidden; }
        """);

    [Theory]
    [InlineData("[NotTrainable, [|MaxNorm|]]", "float[]", "[MaxNorm] on 'Other' has no effect: the field is [NotTrainable]")]
    [InlineData("[NotTrainable] [[|NonNegative|]]", "string", "[NonNegative] on 'Other' has no effect: the field is [NotTrainable]")]
    [InlineData("[MinMaxNorm([|Rate = 0|])]", "float[]", "Rate has no effect: at 0 no norm moves")]
    public Task A_constraint_without_effect_is_a_warning(string attributes, string type, string message) =>
        Expect.Warning("RMSP018", message, With(attributes, type));

    [Fact]
    public Task Axis_and_Axes_exclude_each_other() => Expect.Error(
        "RMSP032", "Axis contradicts Axes, which takes its place: remove one of them", With("[UnitNorm([|Axis = 0|], Axes = [0, 1])]", "float[,]"));

    private static string With(string attributes, string type) => $$"""
        using System;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using RmsProp.Generated;

        [InlineArray(2)]
        public struct Matrices { private Matrix4x4 _first; }

        [RMSpropConfig]
        public partial struct Model
        {
            public float Weight;

            {{attributes}} public {{type}} Other;
        }
        """;
}
