using System.Reflection;
using Microsoft.CodeAnalysis;
using static RmsProp.Generated.Generator.Tests.GroupSource;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Attributes on fields, their arguments and their targets: RMSP030, RMSP031, and the other rules for them.</summary>
public class GroupDiagnosticTests
{
    private const string Settable = "LearningRate, LearningRateMultiplier, Rho, Momentum, Epsilon, Centered, WeightDecay, ClipNorm, ClipValue and Numerics";

    /// <summary>
    /// The properties that a group can set, according to the attribute's documentation, each with a value other than the default.
    /// </summary>
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

    /// <summary>All other properties of the attribute.</summary>
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

    /// <summary>A struct used in several models can have arguments for each model's optimizer.</summary>
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
        "LearningRateMultiplier has no effect: it is for fields; for the optimizer as a whole, set LearningRate",
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
    [InlineData("public record Layer([property: [|NonNegative|]] float Scale) { public Layer(int scale) : this((float)scale) { } }", "NonNegative", "'Layer' is a class")]
    [InlineData("public class Layer { [[|NonNegative|]] public float this[int i] => i; }", "NonNegative", "'Layer' is a class")]
    [InlineData("public static class Layers { [field: [|NonNegative|]] public static float Scale { get; set; } }", "NonNegative", "'Layers' is a class")]
    [InlineData("public interface ILayer { [[|RMSpropConfig|]] float Scale { get; set; } }", "RMSpropConfig", "'ILayer' is an interface")]
    [InlineData("public class Layer { [[|MaxNorm(MaxValue = 2)|]] public float[,] Scale; }", "MaxNorm", "'Layer' is a class")]
    [InlineData("public class Layer<T> { [[|NonNegative|]] public T Scale; }", "NonNegative", "'Layer' is a class")]
    public Task On_a_field_of_a_class_it_is_an_error(string declaration, string name, string why) => Expect.Error(
        "RMSP045",
        $"[{name}] has no effect: only fields of structs are trained, and {why}",
        $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        {{declaration}}
        """);

    [Theory]
    [InlineData("public static class Layers { public struct Layer { public float Scale; } public static void Set([[|RMSpropConfig|]] float scale) { } }", "'Layers' is a class")]
    [InlineData("public record Layers { public Layers([[|RMSpropConfig|]] float scale) { } }", "'Layers' is a class")]
    [InlineData("public interface ILayers { void Set([[|RMSpropConfig|]] float scale); }", "'ILayers' is an interface")]
    public Task On_the_parameter_of_its_method_it_is_a_warning(string declaration, string why) => Expect.Warning(
        "RMSP018",
        $"[RMSpropConfig] has no effect: only fields of structs are trained, and {why}",
        $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        {{declaration}}
        """);

    /// <summary>Each has its own repair.</summary>
    [Fact]
    public Task All_of_a_class_are_reported() => Expect.Errors(
        "RMSP045",
        [
            "[NonNegative] has no effect: only fields of structs are trained, and 'Layer' is a class",
            "[UnitNorm] has no effect: only fields of structs are trained, and 'Layer' is a class",
        ],
        """
        using RmsProp.Generated;

        public partial class Layer { [[|NonNegative|]] public float Scale; }

        public partial class Layer { [[|UnitNorm|], System.Obsolete] public float[] Bias { get; set; } }
        """);

    /// <summary>A struct in no parameter struct here may be in one of another assembly.</summary>
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
            public float Weight = scale;
        }
        """);

    /// <summary>The attribute on a nested type configures the type's own optimizer.</summary>
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

    /// <summary>Its faults are reported only there.</summary>
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
}
