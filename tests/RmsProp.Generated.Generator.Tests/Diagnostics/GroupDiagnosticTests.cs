using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Attributes on fields: RMSP030, RMSP031, RMSP033, and what the other rules say of them.</summary>
public class GroupDiagnosticTests
{
    private const string Settable = "LearningRate, LearningRateMultiplier, Rho, Momentum, Epsilon, Centered, WeightDecay, ClipNorm, ClipValue and Numerics";

    /// <summary>What the attribute's documentation says that a group can set, each with a value that is not the default.</summary>
    private static readonly Dictionary<string, string> OfGroups = new()
    {
        ["LearningRate"] = "0.01",
        ["LearningRateMultiplier"] = "0.1",
        ["Rho"] = "0.5",
        ["Momentum"] = "0.9",
        ["Epsilon"] = "1e-3",
        ["Centered"] = "true",
        ["WeightDecay"] = "0.01",
        ["ClipNorm"] = "1",
        ["ClipValue"] = "1",
        ["Numerics"] = "KernelNumerics.Fast",
    };

    public static TheoryData<string> GroupOptions => [.. OfGroups.Keys];

    /// <summary>All other properties of the attribute, whichever there are.</summary>
    public static TheoryData<string> OptimizerOptions =>
    [
        .. typeof(RMSpropConfigAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => property.Name)
            .Where(name => name != "Name" && !OfGroups.ContainsKey(name)),
    ];

    [Theory]
    [MemberData(nameof(GroupOptions))]
    public Task What_is_of_each_variable_can_be_set_on_a_field(string option) => Expect.Nothing(OnField($"{option} = {OfGroups[option]}"));

    [Theory]
    [MemberData(nameof(OptimizerOptions))]
    public Task What_is_of_the_whole_step_can_not(string option)
    {
        Type type = typeof(RMSpropConfigAttribute).GetProperty(option)!.PropertyType;
        string value = type == typeof(double) ? "0.5" : type == typeof(int) ? "2" : type == typeof(bool) ? "true" : type == typeof(string) ? "\"x\"" : $"({type.Name})1";
        return Expect.Error(
            "RMSP030",
            $"{option} can't be set for 'Bias' alone, because it concerns the step of the whole optimizer: set it on the struct; a field can have {Settable}",
            OnField($"Rho = 0.5, [|{option} = {value}|]"));
    }

    [Fact]
    public void There_are_options_of_both_kinds()
    {
        Assert.Equal(10, OfGroups.Count);
        Assert.InRange(OptimizerOptions.Count, 20, 40);
    }

    [Fact]
    public Task An_attribute_can_stand_wherever_a_field_is_declared() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial record struct Model(
            [RMSpropConfig(Rho = 0.5)] float OfParameter,
            [property: RMSpropConfig(Rho = 0.5)] float[] OfProperty,
            [field: RMSpropConfig(Rho = 0.5)] double OfField)
        {
            [RMSpropConfig(Rho = 0.5)]
            public float Property { get; set; }

            [field: RMSpropConfig(Rho = 0.5)]
            public float BackingField { get; set; }

            [RMSpropConfig(Rho = 0.5)]
            private readonly float[] _field;
        }
        """);

    [Fact]
    public Task A_fault_is_shown_wherever_it_stands() => Expect.Warnings(
        "RMSP008",
        [
            "Rho is 1.5: a moving average needs a factor in [0, 1]",
            "Rho is 2.5: a moving average needs a factor in [0, 1]",
            "Rho is 3.5: a moving average needs a factor in [0, 1]",
            "Rho is 4.5: a moving average needs a factor in [0, 1]",
        ],
        """
        using RmsProp.Generated;

        public struct Layer
        {
            [RMSpropConfig([|Rho = 1.5|])]
            public float Weight;
        }

        [RMSpropConfig]
        public partial record struct Model([RMSpropConfig([|Rho = 2.5|])] float OfParameter, [property: RMSpropConfig([|Rho = 3.5|])] float OfProperty)
        {
            public Layer Hidden;

            [RMSpropConfig([|Rho = 4.5|])]
            public float Property { get; set; }
        }
        """);

    [Fact]
    public Task A_name_must_be_that_of_a_configuration() => Expect.Errors(
        "RMSP031",
        [
            "'Bias' has arguments for a configuration named 'Coarse', but 'Model' has only 'RMSprop', 'Fine'",
            "'Weights' has arguments for a configuration named 'Coarse', but 'Model' has only 'RMSprop', 'Fine'",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "Fine")]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5, [|Name = "Coarse"|])]
            [RMSpropConfig(Rho = 0.6, Name = "Fine")]
            public float Bias;

            [RMSpropConfig([|Name = "Coarse"|], Rho = 0.5)]
            public float[] Weights;
        }
        """);

    /// <summary>A struct that several models have can have arguments for the optimizer of each.</summary>
    [Fact]
    public Task In_a_nested_struct_it_may_be_that_of_another_model() => Expect.Nothing("""
        using RmsProp.Generated;

        public struct Layer
        {
            [RMSpropConfig(Rho = 0.5, Name = "Coarse")]
            public float Weight;
        }

        [RMSpropConfig]
        public partial struct Model { public Layer Hidden; }

        [RMSpropConfig(Name = "Coarse")]
        public partial struct Other { public Layer Hidden; }
        """);

    [Fact]
    public Task One_field_has_one_attribute_for_each_configuration() => Expect.Errors(
        "RMSP011",
        [
            "'Bias' has two configurations for every optimizer: put their arguments into one, or give one of them the Name of an optimizer",
            "'Weight' has two configurations for 'Fine': put their arguments into one",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "Fine")]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5)]
            [[|RMSpropConfig(Momentum = 0.5)|]]
            public float Bias;

            [RMSpropConfig(Rho = 0.5, Name = "Fine"), RMSpropConfig(Momentum = 0.5, [|Name = "Fine"|])]
            public float Weight;
        }
        """);

    [Fact]
    public Task One_for_all_and_one_for_each_are_three() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "Fine")]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5)]
            [RMSpropConfig(Rho = 0.6, Name = "RMSprop")]
            [RMSpropConfig(Rho = 0.7, Name = "Fine")]
            public float Bias;
        }
        """);

    [Fact]
    public Task A_rate_of_its_own_and_a_multiplier_exclude_each_other() => Expect.Error(
        "RMSP016",
        "The learning rate of 'Bias' is given by LearningRate and LearningRateMultiplier: keep one",
        OnField("LearningRate = 0.5, [|LearningRateMultiplier = 0.1|]"));

    [Fact]
    public Task A_rate_within_takes_the_place_of_a_multiplier_around_it() => Expect.Nothing("""
        using RmsProp.Generated;

        public struct Layer
        {
            [RMSpropConfig(LearningRate = 0.5)]
            public float Weight;
            public float Bias;
        }

        [RMSpropConfig]
        public partial struct Model
        {
            [RMSpropConfig(LearningRateMultiplier = 0.1)]
            public Layer Hidden;
        }
        """);

    [Fact]
    public Task A_multiplier_belongs_on_a_field() => Expect.Warning(
        "RMSP018",
        "LearningRateMultiplier has no effect: the rate of the optimizer itself is LearningRate; put it on a field, whose rate is to be another one",
        """
        using RmsProp.Generated;

        [RMSpropConfig([|LearningRateMultiplier = 0.1|])]
        public partial struct Model
        {
            [RMSpropConfig(LearningRateMultiplier = 0.1)]
            public float Weight;

            [RMSpropConfig(Rho = 0.5)]
            public float Bias;
        }
        """);

    [Theory]
    [InlineData("[[|RMSpropConfig(Rho = 0.5)|], NotTrainable] public float Scale;", "Scale", "the field is [NotTrainable]")]
    [InlineData("[NotTrainable, field: NotTrainable] [[|RMSpropConfig|]] public string Title { get; set; }", "Title", "the field is [NotTrainable]")]
    [InlineData("[[|RMSpropConfig|]] public float Scale;", "Scale", "it sets nothing")]
    [InlineData("[[|RMSpropConfig(Name = \"RMSprop\")|]] public float Scale;", "Scale", "it sets nothing")]
    [InlineData("[[|RMSpropConfig(Rho = 0.5)|]] public static float Scale;", "Scale", "it is neither an instance field nor an auto-property of 'Model'")]
    [InlineData("[[|RMSpropConfig(Rho = 0.5)|]] public const float Scale = 1;", "Scale", "it is neither an instance field nor an auto-property of 'Model'")]
    [InlineData("[[|RMSpropConfig(Rho = 0.5)|]] public float Scale => 1;", "Scale", "it is neither an instance field nor an auto-property of 'Model'")]
    [InlineData("public static void Set([[|RMSpropConfig(Rho = 0.5)|]] float scale) { }", "scale", "it is neither an instance field nor an auto-property of 'Model'")]
    public Task An_attribute_that_nothing_is_trained_by_is_a_warning(string member, string name, string why) => Expect.Warning(
        "RMSP018",
        $"[RMSpropConfig] on '{name}' has no effect: {why}",
        $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float Weight; {{member}} }
        """);

    [Theory]
    [InlineData("public class Layer { [[|RMSpropConfig(Rho = 0.5)|]] public float Scale; }", "RMSpropConfig", "'Layer' is a class")]
    [InlineData("public class Layer { [[|RMSpropConfigAttribute|]] public float Scale, Bias; }", "RMSpropConfigAttribute", "'Layer' is a class")]
    [InlineData("public class Layer { [NotTrainable, [|RmsProp.Generated.RMSpropConfig(Rho = 0.5)|]] public float Scale { get; set; } }", "RmsProp.Generated.RMSpropConfig", "'Layer' is a class")]
    [InlineData("public record Layer([[|global::RmsProp.Generated.RMSpropConfig|]] float Scale);", "global::RmsProp.Generated.RMSpropConfig", "'Layer' is a class")]
    [InlineData("public static class Layers { public struct Layer { public float Scale; } public static void Set([[|RMSpropConfig|]] float scale) { } }", "RMSpropConfig", "'Layers' is a class")]
    [InlineData("public interface ILayer { [[|RMSpropConfig|]] float Scale { get; set; } }", "RMSpropConfig", "'ILayer' is an interface")]
    [InlineData("public class Layer { [[|MaxNorm(MaxValue = 2)|]] public float[,] Scale; }", "MaxNorm", "'Layer' is a class")]
    [InlineData("public class Layer<T> { [[|NonNegative|]] public T Scale; }", "NonNegative", "'Layer' is a class")]
    public Task So_is_one_in_a_class(string declaration, string name, string why) => Expect.Warning(
        "RMSP018",
        $"[{name}] has no effect: only fields of structs are trained, and {why}",
        $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        {{declaration}}
        """);

    /// <summary>A struct that is in no parameter struct here may be in one of another assembly.</summary>
    [Theory]
    [InlineData("public partial class Layer { [RMSpropConfig] public partial struct Inner { [RMSpropConfig(Rho = 0.5)] public float Scale; public float Bias; } }")]
    [InlineData("public class Other { [MaxNorm(MaxValue = 2)] public float[,] Scale; }  public class MaxNormAttribute : System.Attribute { public int MaxValue { get; set; } }")]
    [InlineData("public struct Layer { [RMSpropConfig(Rho = 0.5)] public float Scale; }")]
    public Task But_not_in_a_struct_nor_is_another_one(string declaration) => Expect.Nothing(
        $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        {{declaration}}
        """);

    [Fact]
    public Task A_class_that_is_to_be_a_struct_is_all_that_is_reported() => Expect.Error(
        "RMSP001",
        "'Model' is a class, and parameters must be a struct: declare it as 'partial struct Model'",
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial class [|Model|] { [RMSpropConfig(Rho = 0.5)] public float Weight; }
        """);

    [Fact]
    public Task So_is_one_on_the_parameter_of_a_primary_constructor() => Expect.Warning(
        "RMSP018",
        "[RMSpropConfig] on 'scale' has no effect: it is neither an instance field nor an auto-property of 'Model'",
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model([[|RMSpropConfig(Rho = 0.5)|]] float scale)
        {
            public float Weight;

            public readonly float Scale => scale;
        }
        """);

    /// <summary>The attribute on a nested type is there for an optimizer of its own.</summary>
    [Fact]
    public Task Nothing_is_said_of_the_attribute_on_the_type_of_a_nested_struct() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(Rho = 0.5, UseEma = true, ClipValue = 1, Name = "Alone"), RMSpropConfig(Momentum = 0.5, ClipNorm = 1)]
        public partial struct Layer
        {
            public float Weight;

            [RMSpropConfig(Momentum = 0.5, Name = "Alone")]
            public float Bias;
        }

        [RMSpropConfig(GlobalClipNorm = 1)]
        public partial struct Model
        {
            public Layer Hidden;
            public float Bias;
        }
        """);

    /// <summary>And what is wrong with it is said there alone.</summary>
    [Fact]
    public Task Nor_is_its_fault_repeated() => Expect.Warning(
        "RMSP008",
        "Rho is 1.5: a moving average needs a factor in [0, 1]",
        """
        using RmsProp.Generated;

        [RMSpropConfig([|Rho = 1.5|])]
        public partial struct Layer { public float Weight; }

        [RMSpropConfig]
        public partial struct Model { public Layer Hidden; public Layer Output; }
        """);

    [Fact]
    public Task Nor_that_of_a_struct_of_another_assembly() => Expect.Nothing("""
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public RmsProp.Generated.Generator.Tests.Compiled.CompiledGroups Layer; }
        """);

    [Theory]
    [InlineData("[|ClipNorm = 2|]", "ClipNorm = 2, GlobalClipNorm = 1")]
    [InlineData("[|ClipValue = 2|]", "ClipValue = 2, GlobalClipNorm = 1")]
    [InlineData("ClipNorm = 1, [|ClipValue = 2|]", "ClipNorm = 1, ClipValue = 2, GlobalClipNorm = 1")]
    public Task A_group_is_clipped_by_the_norm_of_all_if_any_is(string arguments, string received) => Expect.Error(
        "RMSP006",
        $"Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received {received}",
        OnField(arguments, "GlobalClipNorm = 1"));

    [Theory]
    [InlineData("ClipNorm = 1", "ClipValue = 2")]
    [InlineData("ClipValue = 1", "ClipNorm = 2")]
    [InlineData("ClipNorm = 1", "ClipNorm = double.NaN")]
    [InlineData("WeightDecay = 0.1", "WeightDecay = double.NaN")]
    public Task Otherwise_a_group_can_be_clipped_in_its_own_way_or_in_none(string ofStruct, string ofField) => Expect.Nothing(OnField(ofField, ofStruct));

    /// <summary>In one of the two configurations there is nothing to take back, which is no mistake.</summary>
    [Fact]
    public Task What_one_of_the_configurations_has_can_be_taken_back() => Expect.Nothing(
        OnField("WeightDecay = double.NaN").Replace("[RMSpropConfig()]", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\", WeightDecay = 0.1)]", StringComparison.Ordinal));

    [Fact]
    public Task NaN_takes_back_only_what_can_be_without_a_value() => Expect.Warning(
        "RMSP008", "Rho is NaN: it makes parameters NaN or infinite; it should be finite", OnField("[|Rho = double.NaN|]", "Rho = 0.8"));

    [Fact]
    public Task A_group_can_not_be_clipped_in_two_ways() => Expect.Error(
        "RMSP006",
        "Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received ClipNorm = 1, ClipValue = 2",
        OnField("ClipNorm = 1, [|ClipValue = 2|]", "ClipNorm = 3"));

    [Theory]
    [InlineData("RMSP008", "LearningRate = -0.1", "LearningRate is -0.1: the loss grows with every step; it should be at least 0")]
    [InlineData("RMSP008", "LearningRateMultiplier = -1", "LearningRateMultiplier is -1: the loss grows with every step; it should be at least 0")]
    [InlineData("RMSP008", "LearningRateMultiplier = double.PositiveInfinity", "LearningRateMultiplier is infinity: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("RMSP008", "Rho = 1.5", "Rho is 1.5: a moving average needs a factor in [0, 1]")]
    [InlineData("RMSP008", "Momentum = 1", "Momentum is 1: the momentum buffer never decays; it should be in [0, 1)")]
    [InlineData("RMSP008", "Epsilon = -1", "Epsilon is -1: it makes the square root of a small variance NaN; it should be greater than 0")]
    [InlineData("RMSP008", "WeightDecay = -0.5", "WeightDecay is -0.5: it makes parameters grow; it should be at least 0")]
    [InlineData("RMSP008", "Rho = double.NaN", "Rho is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("RMSP008", "ClipNorm = 0", "ClipNorm is 0: it clips nothing, as in Keras; it should be greater than 0")]
    [InlineData("RMSP009", "LearningRateMultiplier = 1e-50", "LearningRateMultiplier is 1e-50, which as float is 0")]
    [InlineData("RMSP009", "Rho = 0.99999999", "Rho is 0.99999999, which as float is 1")]
    public async Task A_value_that_can_not_have_been_meant_is_reported_once(string rule, string argument, string message)
    {
        await Expect.Warning(rule, message, OnField($"[|{argument}|]"));
        await Expect.Warning(rule, message, OnField($"[|{argument}|]").Replace("[RMSpropConfig()]", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\")][RMSpropConfig(Name = \"Coarse\", Convention = RMSpropConvention.PyTorch)]", StringComparison.Ordinal));
    }

    /// <summary>As float, where only some of the numbers are of it.</summary>
    [Fact]
    public Task Rounding_is_said_of_what_some_number_is_rounded_to() => Expect.Warning(
        "RMSP009",
        "Rho is 0.99999999, which as float is 1",
        """
        using RmsProp.Generated;

        public struct Layer { public double Weight; public float Bias; }

        [RMSpropConfig]
        public partial struct Model { [RMSpropConfig([|Rho = 0.99999999|])] public Layer Hidden; }
        """);

    [Fact]
    public Task So_is_an_error() => Expect.Error(
        "RMSP007",
        "Numerics must be KernelNumerics.Exact or KernelNumerics.Fast, but is 7",
        OnField("[|Numerics = (KernelNumerics)7|]").Replace("[RMSpropConfig()]", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\")]", StringComparison.Ordinal));

    /// <summary>It is in force there only, although the attribute's own field has no variable without another attribute.</summary>
    [Fact]
    public Task A_value_is_reported_where_it_is_given_and_not_where_it_is_inherited() => Expect.Warnings(
        "RMSP008",
        [
            "Momentum is 1.5: the momentum buffer never decays; it should be in [0, 1)",
            "Epsilon is -1: it makes the square root of a small variance NaN; it should be greater than 0",
        ],
        """
        using RmsProp.Generated;

        public struct Layer
        {
            [RMSpropConfig(Rho = 0.5)]
            public float Weight;
            [RMSpropConfig(Rho = 0.6)]
            public float Bias;
        }

        [RMSpropConfig([|Momentum = 1.5|])]
        public partial struct Model
        {
            [RMSpropConfig([|Epsilon = -1|])]
            public Layer Hidden;
        }
        """);

    [Fact]
    public Task A_decay_of_what_is_excluded_from_it_has_no_effect() => Expect.Warnings(
        "RMSP018",
        [
            "WeightDecay has no effect: all that it is for is marked [ExcludeFromWeightDecay]",
            "WeightDecay has no effect: all that it is for is marked [ExcludeFromWeightDecay]",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig([|WeightDecay = 0.1|])]
        public partial struct Model
        {
            [ExcludeFromWeightDecay]
            public float Bias;

            [ExcludeFromWeightDecay, RMSpropConfig(Rho = 0.5)]
            public float Gain;

            [RMSpropConfig([|WeightDecay = 0.2|]), ExcludeFromWeightDecay]
            public float Shift;

            [RMSpropConfig(WeightDecay = 0.3)]
            public float Weight;
        }
        """);

    /// <summary>Outside of the field, which has arguments of its own, there is nothing to train.</summary>
    [Fact]
    public Task So_has_one_whose_only_group_is_excluded() => Expect.Warning(
        "RMSP018",
        "WeightDecay has no effect: all that it is for is marked [ExcludeFromWeightDecay]",
        """
        using RmsProp.Generated;

        [RMSpropConfig([|WeightDecay = 0.1|])]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5), ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    [Fact]
    public Task But_not_one_that_some_group_has() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(WeightDecay = 0.1)]
        public partial struct Model
        {
            public float Weight;

            [RMSpropConfig(Rho = 0.5), ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    [Fact]
    public Task Of_a_struct_without_a_field_to_train_nothing_else_is_said() => Expect.Error(
        "RMSP005",
        "'Model' has no field that can be trained: give it one of type float, double, an array or an inline array of them, or a struct of those",
        """
        using RmsProp.Generated;

        [RMSpropConfig(WeightDecay = 0.1, Numerics = KernelNumerics.Fast)]
        public partial struct [|Model|] { }
        """);

    /// <summary>In one of the two configurations the decay is of the other field.</summary>
    [Fact]
    public Task Decay_for_one_of_two_configurations_is_enough_for_an_exclusion() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig, RMSpropConfig(Name = "Fine")]
        public partial struct Model
        {
            [RMSpropConfig(Name = "Fine", Momentum = 0.9), RMSpropConfig(Name = "RMSprop", WeightDecay = 0.1)]
            public float Weight;

            [ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    [Fact]
    public Task Decay_of_a_group_is_enough_for_an_exclusion() => Expect.Nothing("""
        using RmsProp.Generated;

        public struct Layer { public float Weight; [ExcludeFromWeightDecay] public float Bias; }

        [RMSpropConfig]
        public partial struct Model
        {
            [RMSpropConfig(WeightDecay = 0.1)]
            public Layer Hidden;

            [ExcludeFromWeightDecay]
            public Layer Output;
        }
        """);

    [Theory]
    [InlineData("Rho = 0.9", "")]
    [InlineData("Rho = 0.5, Momentum = 0.9", "Momentum = 0.9, Rho = 0.5")]
    [InlineData("LearningRateMultiplier = 1", "LearningRate = 0.5")]
    [InlineData("Centered = false, Momentum = 0", "")]
    [InlineData("Epsilon = 1e-8", "Convention = RMSpropConvention.PyTorch")]
    public Task A_group_that_has_the_optimizers_values_makes_no_difference(string ofField, string ofStruct) => Expect.Info(
        "RMSP033",
        "[RMSpropConfig] on 'Bias' makes no difference: the same values are in force there without it",
        OnField(ofField, ofStruct).Replace($"[RMSpropConfig({ofField})]", $"[[|RMSpropConfig({ofField})|]]", StringComparison.Ordinal));

    /// <summary>A constant is not the rate of the optimizer, which can be set; and what one configuration has another may not.</summary>
    [Theory]
    [InlineData("LearningRate = 0.001", "[RMSpropConfig]")]
    [InlineData("Rho = 0.9", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\", Rho = 0.5)]")]
    [InlineData("Rho = 0.9", "[RMSpropConfig(Name = \"Fine\", Rho = 0.5)]")]
    public Task One_that_differs_in_some_configuration_makes_one(string ofField, string ofStruct) =>
        Expect.Nothing(OnField(ofField).Replace("[RMSpropConfig()]", ofStruct, StringComparison.Ordinal));

    /// <summary>Away from the type's attribute, a field that sets what the optimizer has makes a difference.</summary>
    [Fact]
    public Task So_does_one_that_takes_back_what_the_type_has() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(Rho = 0.5)]
        public partial struct Layer { public float Weight; }

        [RMSpropConfig]
        public partial struct Model
        {
            public Layer Hidden;

            [RMSpropConfig(Rho = 0.9)]
            public Layer Output;
        }
        """);

    [Fact]
    public Task A_decay_of_0_is_better_none() => Expect.Info(
        "RMSP023",
        "WeightDecay = 0 gains nothing: no parameter decays, and each is multiplied by it all the same",
        OnField("[|WeightDecay = 0|]", "WeightDecay = 0.1"));

    /// <summary>Of a double nothing is estimated; but the option is the optimizer's, and the float of another field gains by it.</summary>
    [Fact]
    public Task What_is_faster_for_one_field_gains_something() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(Numerics = KernelNumerics.Fast)]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5)]
            public double Bias;
            public float Weight;
        }
        """);

    [Fact]
    public Task What_is_faster_for_none_gains_nothing() => Expect.Info(
        "RMSP023",
        "KernelNumerics.Fast gains nothing: only steps of float and norms are computed in another way, and there are neither",
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model
        {
            [RMSpropConfig([|Numerics = KernelNumerics.Fast|])]
            public double Bias;
            public float Weight;
        }
        """);

    /// <summary>The norm of the struct's own fields would gain by it, if it had any.</summary>
    [Fact]
    public Task What_is_faster_for_no_field_gains_nothing() => Expect.Info(
        "RMSP023",
        "KernelNumerics.Fast gains nothing: only steps of float and norms are computed in another way, and there are neither",
        """
        using RmsProp.Generated;

        [RMSpropConfig(ClipNorm = 1, [|Numerics = KernelNumerics.Fast|])]
        public partial struct Model
        {
            [RMSpropConfig(ClipNorm = double.NaN)]
            public double Bias;
        }
        """);

    [Fact]
    public Task Where_some_field_is_of_float_its_epsilon_is_too_small() => Expect.Info(
        "RMSP023",
        "KernelNumerics.Fast gains nothing: so small an Epsilon leaves denominators that can't be estimated, and no norm is taken",
        """
        using RmsProp.Generated;

        [RMSpropConfig(Epsilon = 1e-40, [|Numerics = KernelNumerics.Fast|])]
        public partial struct Model
        {
            public float Weight;

            [RMSpropConfig(Rho = 0.5)]
            public double Bias;
        }
        """);

    [Fact]
    public Task A_field_that_stays_as_it_is_has_a_multiplier_of_0() => Expect.Nothing(OnField("LearningRateMultiplier = 0"));

    /// <summary>The floor is set on the struct, wherever the two that need it stand.</summary>
    [Theory]
    [InlineData("", "Centered = true, [|Epsilon = 1e-10|]")]
    [InlineData("Epsilon = 1e-10", "[|Centered = true|]")]
    [InlineData("Centered = true", "[|Epsilon = 1e-10|]")]
    public Task The_variance_of_a_group_can_become_negative(string ofStruct, string ofField) => Expect.Warning(
        "RMSP021",
        "Epsilon is 1e-10: in float rounding alone can make the variance of gradients near 1 more negative than that, and its root is NaN; it should be at least 6e-8 with Centered = true, or CenteredVarianceFloor = true take such a variance as 0",
        OnField(ofField, ofStruct));

    [Fact]
    public Task It_is_said_once_for_the_groups_that_inherit_it() => Expect.Info(
        "RMSP029",
        "With Centered = true rounding alone can make the variance negative, and its root is NaN: CenteredVarianceFloor = true takes it as 0 then",
        """
        using RmsProp.Generated;

        [RMSpropConfig(Convention = RMSpropConvention.PyTorch, [|Centered = true|])]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5)]
            public float Bias;
            [RMSpropConfig(Momentum = 0.5)]
            public double Gain;
        }
        """);

    [Fact]
    public async Task A_struct_with_attributes_on_its_fields_alone_is_no_model()
    {
        Analysis analysis = await Analysis.Of("""
            using RmsProp.Generated;

            public struct Layer { [RMSpropConfig(Rho = 1.5, UseEma = true)] public float Weight; }
            """);
        Assert.Empty(analysis.Rules);
        Assert.Empty(analysis.Run.GeneratedTrees);
        Assert.DoesNotContain(analysis.CompilerOnSource, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string OnField(string ofField, string ofStruct = "") => $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{ofStruct}})]
        public partial struct Model
        {
            public float[] Weights;

            [RMSpropConfig({{ofField}})]
            public float Bias;
        }
        """;
}
