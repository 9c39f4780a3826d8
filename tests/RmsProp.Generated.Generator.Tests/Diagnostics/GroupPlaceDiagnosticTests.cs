using static RmsProp.Generated.Generator.Tests.GroupSource;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Attributes on fields: where they may stand, and where nothing is trained by them.</summary>
public class GroupPlaceDiagnosticTests
{
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
}
