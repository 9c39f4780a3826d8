using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Names that could collide with generated code or its files. Everything compiles without a warning.</summary>
public class NameRobustnessTests
{
    internal const string Attribute = "[global::RmsProp.Generated.RMSpropConfig]";

    /// <summary>A type called <c>var</c> takes the word away from every declaration in its scope.</summary>
    [Theory]
    [InlineData("NonFiniteGradients = RmsProp.Generated.NonFiniteGradients.Throw, UseEma = true")]
    [InlineData("ClipNorm = 1, DynamicLossScale = true, MinLossScale = 1")]
    [InlineData("GlobalClipNorm = 1, Momentum = 0.9, GradientAccumulationSteps = 2, Numerics = RmsProp.Generated.KernelNumerics.Fast")]
    public void A_type_may_be_called_var(string arguments) => Compiled($$"""
        namespace N
        {
            public struct @var;

            [global::RmsProp.Generated.RMSpropConfig({{arguments}})]
            public partial struct Model
            {
                public float A;
                public double[] B;
                public float[,] C;
                public global::System.Memory<float> D;
            }
        }
        """);

    [Fact]
    public void Attributes_on_two_parts_are_read_together()
    {
        GeneratorRun run = Compiled(
            "[RmsProp.Generated.RMSpropConfig] public partial struct Model { public float A; }",
            "[RmsProp.Generated.RMSpropConfig(Name = \"Other\")] public partial struct Model;",
            "[RmsProp.Generated.CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, Optimizer = \"Other\")] public partial struct Model;");
        Assert.Equal(["Model.Other.g.cs", "Model.RMSprop.g.cs"], run.Sources.Keys);
        Assert.Contains("CosineDecay", run.Sources["Model.Other.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("CosineDecay", run.Sources["Model.RMSprop.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_may_be_on_a_part_without_the_attribute() => Assert.Single(Compiled(
        $"{Attribute} public partial struct Model;",
        "public partial struct Model { public float A; }").Sources);

    [Theory]
    [InlineData("@class")]
    [InlineData("@int")]
    [InlineData("@record")]
    [InlineData("@required")]
    [InlineData("@file")]
    [InlineData("@scoped")]
    [InlineData("@var")]
    [InlineData("@await")]
    [InlineData("@model")]
    [InlineData("@az")]
    public void Keywords_may_name_anything(string name) => Compiled($$"""
        namespace {{name}}.Inner.{{name}}
        {
            public partial class {{name}}<@in>
            {
                public struct @struct { public float {{name}}; public float @out { get; set; } }

                {{Attribute}}
                public partial struct @ref
                {
                    public float {{name}};
                    public float[] @float;
                    public @struct @base;
                    public float @event { get; set; }
                    private static double @double(long @long) => 1;
                }

                [RmsProp.Generated.RMSpropConfig(LearningRateMethod = nameof(@void))]
                public ref partial struct @ref<@out>
                {
                    public System.Span<float> {{name}};
                    public static double @void(long @long) => 1;
                }
            }
        }
        """);

    [Theory]
    [InlineData("Größe", "Gewicht")]
    [InlineData("मॉडल", "भार")]
    [InlineData("Модель", "Вес")]
    [InlineData("模型", "权重")]
    [InlineData("İstanbul", "ıışğ")]
    [InlineData("A\u0301", "a\u0301")]
    public void Any_letters_will_do(string type, string field) => Compiled($$"""
        namespace {{type}}
        {
            {{Attribute}}
            public partial struct {{type}} { public float {{field}}; public float[] {{field}}2; public double {{field}}3 { get; set; } }
        }
        """);

    [Theory]
    [InlineData("System")]
    [InlineData("Vector512")]
    [InlineData("Unsafe")]
    [InlineData("SingleKernel")]
    [InlineData("Kernels")]
    [InlineData("RmsProp")]
    [InlineData("Generated")]
    [InlineData("global")]
    [InlineData("State")]
    [InlineData("Velocity")]
    [InlineData("Update")]
    [InlineData("learningRate")]
    [InlineData("parameters")]
    [InlineData("gradients")]
    [InlineData("_state")]
    [InlineData("value")]
    public void A_field_may_have_any_name_that_generated_code_uses(string name) => Compiled($$"""
        {{Attribute}}
        public partial struct Scalars { public float {{name}}; public double Other; }

        {{Attribute}}
        public partial struct Arrays { public float[] {{name}}; public double Other; }

        {{Attribute}}
        public partial struct Properties { public float {{name}} { get; set; } public double Other; }

        {{Attribute}}
        public ref partial struct Spans { public System.Span<float> {{name}}; public float Other; }
        """);

    /// <summary>Kernels are named after the fields of their group: AB and A.B both give AB.</summary>
    [Fact]
    public void Groups_may_have_names_that_are_alike() => Compiled("""
        using RmsProp.Generated;

        public struct Layer { [RMSpropConfig(Rho = 0.5)] public float B; public float C; }

        [RMSpropConfig(BiasCorrection = true)]
        public partial struct Model
        {
            public Layer A;

            [RMSpropConfig(Rho = 0.25)]
            public float AB;
        }
        """);

    /// <summary>Locals are named after fields: some of these give the same name, or one that a method already uses.</summary>
    [Fact]
    public void Fields_may_have_names_that_are_alike() => Compiled("""
        using RmsProp.Generated;

        public struct Layer { public float[] B; public float[] b; private float _hidden; public float Hidden { readonly get => _hidden; set => _hidden = value; } }

        public struct Block { private float _hidden; public float Hidden { readonly get => _hidden; set => _hidden = value; } }

        [System.Runtime.CompilerServices.InlineArray(2)]
        public struct Layers { private Layer _first; }

        [RMSpropConfig(ClipNorm = 1)]
        [RMSpropConfig(Name = "Averaging", ClipNorm = 1, UseEma = true, GradientAccumulationSteps = 2)]
        public partial struct Model
        {
            public Layer A;
            public Block Block;
            public Layers Layers;
            public float[] AB, aB, A_B, ab, _a, _A, lossAnd, LossAnd, loss, @class, Layers0B;
            public float Norm, norm, Sum, sum;
        }

        [RMSpropConfig(ClipNorm = 1)]
        [System.Runtime.CompilerServices.InlineArray(3)]
        public partial struct Row { private float[] _first; }
        """);

    [Theory]
    [InlineData("System")]
    [InlineData("RmsProp")]
    [InlineData("Generated")]
    [InlineData("Kernels")]
    [InlineData("Unsafe")]
    [InlineData("Span")]
    [InlineData("State")]
    [InlineData("Model")]
    public void A_namespace_or_type_may_have_any_name_that_generated_code_uses(string name) => Compiled($$"""
        namespace Company.{{name}}
        {
            {{Attribute}}
            public partial struct Model { public float[] A; public float B; }
        }

        namespace Company
        {
            public partial class {{name}}s
            {
                public class {{name}};

                {{Attribute}}
                public partial struct Other { public float[] A; public float B; }
            }
        }
        """);

    [Fact]
    public void The_kernels_namespace_may_be_shared() => Compiled("""
        namespace RmsProp.Generated.Kernels
        {
            [RMSpropConfig(Momentum = 0.9, Centered = true, ClipNorm = 1, UseEma = true, GradientAccumulationSteps = 3, Numerics = KernelNumerics.Fast)]
            public partial struct Model { public float[] A; public double B; }
        }

        namespace RmsProp
        {
            public class Unsafe;
            public class Vector512;
            public class Span<T>;
        }
        """);

    /// <summary>A name that has yet to be typed.</summary>
    [Theory]
    [InlineData("$ partial struct { public float Weight; }")]
    [InlineData("partial class { $ partial struct Model { public float Weight; } }")]
    [InlineData("$ partial struct Model<> { public float Weight; }")]
    [InlineData("partial class Outer<T, > { $ partial struct Model { public float Weight; } }")]
    [InlineData("namespace { $ partial struct Model { public float Weight; } }")]
    [InlineData("namespace Company. { $ partial struct Model { public float Weight; } }")]
    public async Task What_has_no_name_yet_is_left_to_the_compiler(string source)
    {
        Analysis analysis = await Analysis.Of(source.Replace("$", "[RmsProp.Generated.RMSpropConfig]", StringComparison.Ordinal));
        Assert.Null(analysis.Run.Results.Single().Exception);
        Assert.Empty(analysis.Run.GeneratedTrees);
        Assert.Empty(analysis.Rules);
        Assert.NotEmpty(analysis.CompilerOnSource);
    }

    [Fact]
    public void Nesting_may_be_ten_deep()
    {
        string open = string.Concat(Enumerable.Range(0, 10).Select(level => $"public partial class Level{level} {{ "));
        string structs = string.Concat(Enumerable.Range(1, 10).Select(level => $"public struct Layer{level} {{ public Layer{level - 1} Inner; public float Weight; }} "));
        GeneratorRun run = Compiled($"{open} public struct Layer0 {{ public float Weight; }} {structs} {Attribute} public partial struct Model {{ public Layer10 Layers; }} {new string('}', 10)}");
        Assert.Contains("parameters.Layers" + string.Concat(Enumerable.Repeat(".Inner", 10)) + ".Weight", Assert.Single(run.Sources).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_nested_too_deep_is_reported_and_not_left_out_in_silence()
    {
        string structs = string.Concat(Enumerable.Range(1, 70).Select(level => $"public struct Layer{level} {{ public Layer{level - 1} Inner; }} "));
        Analysis analysis = await Analysis.Of(
            $"public struct Layer0 {{ public float Weight; }} {structs} {Attribute} public partial struct Model {{ public float Bias; public Layer70 Layers; }}");
        Diagnostic rule = Assert.Single(analysis.Rules);
        Assert.Equal("RMSP046", rule.Id);
        Assert.EndsWith("structs are nested too deep; nest them less", rule.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(analysis.CompilerOnGenerated);
    }

    /// <summary>
    /// Private properties of the same name in many types, each with its own accessor; and names that leave no room for more.
    /// </summary>
    [Fact]
    public void A_thousand_types_may_have_a_property_of_one_name() => Compiled(
        string.Concat(Enumerable.Range(0, 1_100).Select(i => $"public struct Layer{i} {{ private float P {{ get; set; }} }} "))
        + $"{Attribute} public partial struct Model {{ {string.Concat(Enumerable.Range(0, 1_100).Select(i => $"public Layer{i} Field{i}; "))} }}");

    /// <summary>C# ignores these characters in identifiers: two names that differ only in one are the same.</summary>
    [Theory]
    [InlineData("RMSpropConfig(Name = \"A\\u200dB\")", "RMSP010", "Name 'A\\u200DB' can't be used for the generated class: it has the character U+200D, which is invisible and ignored by C#")]
    [InlineData("RMSpropConfig(LearningRateMethod = \"Ra\\u200dte\")", "RMSP012", "LearningRateMethod 'Ra\\u200Dte' can't be used: it has the character U+200D, which is invisible and ignored by C#; write for example 'static double LearningRateAt(long step)' in 'Model'")]
    public async Task Characters_that_nobody_can_see_are_reported(string attribute, string id, string message)
    {
        Analysis analysis = await Analysis.Of($"using RmsProp.Generated; [{attribute}, RMSpropConfig(Name = \"AB\")] public partial struct Model {{ public float W; static double Rate() => 1; }}");
        Assert.Equal((id, message), Assert.Single(analysis.Rules.Select(rule => (rule.Id, rule.GetMessage(null)))));
        Assert.Empty(analysis.CompilerOnGenerated);
    }

    [Fact]
    public Task Of_two_fields_of_one_name_the_compiler_says_so() =>
        Expect.CompilerErrors($"{Attribute} public partial struct Model {{ public float A\u200dB; public float AB; public float C; }}", "CS0102");

    [Theory]
    [InlineData("_fast", "no public name begins with an underscore")]
    [InlineData("weight", "public names differ by more than case")]
    public Task A_name_that_is_not_CLS_compliant_where_all_must_be(string name, string why) => Expect.Error(
        "RMSP010", $"Name '{name}' can't be used for the generated class: the assembly is CLS-compliant, where {why}",
        $"[assembly: System.CLSCompliant(true)] [RmsProp.Generated.RMSpropConfig([|Name = \"{name}\"|])] public partial struct Model {{ public float Weight; }}");

    internal static GeneratorRun Compiled(params string[] sources)
    {
        GeneratorRun run = GeneratorHarness.Run(sources);
        run.EnsureCompiles();
        return run;
    }
}
