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
