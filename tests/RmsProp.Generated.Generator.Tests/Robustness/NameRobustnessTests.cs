using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Names that could get in the way of generated code or of its files. Everything compiles without a warning.</summary>
public class NameRobustnessTests
{
    private const string Attribute = "[global::RmsProp.Generated.RMSpropConfig]";

    [Fact]
    public void Files_of_names_that_differ_by_case_alone_have_different_names()
    {
        GeneratorRun run = Compiled($"{Attribute} public partial struct Model {{ public float A; }} {Attribute} public partial struct MODEL {{ public float A; }}");
        Assert.Equal(2, run.Sources.Count);
        Assert.Equal(2, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Sources.Keys, name => Assert.StartsWith("model.rmsprop.", name.ToLowerInvariant(), StringComparison.Ordinal));
    }

    /// <summary>The compiler has two types of one name then, and an error for them.</summary>
    [Fact]
    public void A_struct_and_a_record_struct_of_one_name_have_two_files()
    {
        GeneratorRun run = GeneratorHarness.Run(
            $"{Attribute} public partial struct Model {{ public float A; }} {Attribute} public partial record struct Model(float B);");
        Assert.Null(run.Result.Results.Single().Exception);
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void A_name_of_a_file_does_not_depend_on_models_that_are_told_apart_without_it()
    {
        GeneratorRun run = Compiled(
            $"{Attribute} public partial struct Model {{ public float A; }}",
            $"namespace N {{ {Attribute} public partial struct Model {{ public float A; }} }}",
            $"namespace N {{ {Attribute} public partial struct Model<T> {{ public float A; }} }}",
            $"namespace N {{ public partial class C<T> {{ {Attribute} public partial struct Model {{ public float A; }} }} }}");
        Assert.Equal(
            ["Model.RMSprop.g.cs", "N.C{T}.Model.RMSprop.g.cs", "N.Model.RMSprop.g.cs", "N.Model{T}.RMSprop.g.cs"],
            run.Sources.Keys.Order(StringComparer.Ordinal));
    }

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

    /// <summary>Kernels are named after the fields of their group: AB and A.B are both AB.</summary>
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

    /// <summary>Locals are named after fields: some of these end up as the same name, or as one that a method has already.</summary>
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

    [Fact]
    public void Type_parameters_are_in_the_name_of_the_file() => Assert.Equal(
        "Holder{TKey,TValue}.Model{TItem}.RMSprop.g.cs",
        Assert.Single(Compiled($"public partial class Holder<TKey, TValue> {{ {Attribute} public partial struct Model<TItem> {{ public float Weight; }} }}").Sources).Key);

    /// <summary>While a name is yet to be typed.</summary>
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
        Assert.Equal("RMSP004", rule.Id);
        Assert.EndsWith("structs are nested too deep; nest them less, or mark it [NotTrainable]", rule.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(analysis.CompilerOnGenerated);
    }

    /// <summary>The compiler's limit is 1,023 characters for a type with its namespace, and an explicitly implemented member's name contains that.</summary>
    [Fact]
    public void Long_names_make_files_of_bearable_names()
    {
        string type = new('N', 450);
        string field = new('F', 1_000);
        GeneratorRun run = Compiled(
            $"namespace {type}1 {{ {Attribute} public partial struct {type} {{ public float {field}; public float[] {field}2; public double {field}3 {{ get; set; }} }} }}",
            $"namespace {type}2 {{ {Attribute} public partial struct {type} {{ public float {field}; }} }}");
        AreBearable(run);
    }

    [Fact]
    public void So_do_names_that_are_too_long_for_the_compiler()
    {
        string name = new('N', 1_500);
        GeneratorRun run = GeneratorHarness.Run(
            $"{Attribute} public partial struct {name}1 {{ public float A; }} {Attribute} public partial struct {name}2 {{ public float A; }}");
        Assert.Null(run.Result.Results.Single().Exception);
        AreBearable(run);
    }

    private static void AreBearable(GeneratorRun run)
    {
        Assert.Equal(2, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Sources.Keys, file => Assert.InRange(file.Length, 1, 150));
    }

    private static GeneratorRun Compiled(params string[] sources)
    {
        GeneratorRun run = GeneratorHarness.Run(sources);
        run.EnsureCompiles();
        return run;
    }
}
