using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Names of tensors in files: RMSP049, and RMSP018 where nothing is saved.</summary>
public class TensorNameDiagnosticTests
{
    [Theory]
    [InlineData("[[|TensorName(\"\")|]]", "'Other' can't be called '' in files: a name has at least one character")]
    [InlineData("[[|TensorName(null!)|]]", "'Other' can't be called '' in files: a name has at least one character")]
    [InlineData("[TensorName(\"a\", [|Formerly = [\"b\", \"\"]|])]", "'Other' can't be called '' in files: a name has at least one character")]
    [InlineData("[TensorName(\"a\", [|Formerly = [\"b\", \"a\"]|])]", "'Other' can't be called 'a' in files: Formerly has it again")]
    [InlineData("[TensorName(\"a\", [|Formerly = [\"b\", \"b\"]|])]", "'Other' can't be called 'b' in files: Formerly has it again")]
    [InlineData("[[|TensorName(\"\\uD800\")|]]", "'Other' can't be called '\\uD800' in files: it has half of a surrogate pair, which no file can have")]
    public Task A_name_must_be_one(string attribute, string message) => Expect.Error("RMSP049", message, With(attribute, "Other"));

    [Theory]
    [InlineData("[TensorName(\"__metadata__\")]", "'Other' can't be called '__metadata__' in files: safetensors files use this name for their metadata")]
    [InlineData("[TensorName(\"velocity/a\")]", "'Other' can't be called 'velocity/a' in files: a checkpoint calls the tensors of Velocity so")]
    [InlineData("[TensorName(\"a\", Formerly = [\"average/x\"])]", "'Other' can't be called 'average/x' in files: a checkpoint calls the tensors of MovingAverage so")]
    [InlineData("[TensorName(\"First\")]", "'Other' can't be called 'First' in files: 'First' is called so as well")]
    [InlineData("[TensorName(\"a\", Formerly = [\"First\"])]", "'Other' can't be called 'First' in files: 'First' is called so as well")]
    public Task Of_all_tensors_of_a_file_each_has_its_own(string attribute, string message) =>
        Expect.Error("RMSP049", message, With(attribute, "[|Other|]"));

    [Fact]
    public Task Names_inside_of_structs_begin_with_those_of_the_structs() => Expect.Error(
        "RMSP049", "'Second.Weights' can't be called 'layer.weight' in files: 'First.Weights' is called so as well", """
        using RmsProp.Generated;

        public struct Layer { [TensorName("weight")] public float[] Weights; public float Bias; }

        [RMSpropConfig]
        public partial struct Model
        {
            [TensorName("layer")]
            public Layer First;

            [TensorName("layer")]
            public Layer [|Second|];
        }
        """);

    [Fact]
    public Task Two_of_one_struct_are_reported_there() => Expect.Error(
        "RMSP049", "'First.Bias' can't be called 'First.weight' in files: 'First.Weights' is called so as well", """
        using RmsProp.Generated;

        public struct Layer { [TensorName("weight")] public float[] Weights; [TensorName("weight")] public float [|Bias|]; }

        [RMSpropConfig]
        public partial struct Model { public Layer First, Second; }
        """);

    /// <summary>Nine former names and the current one at each of three levels are 1,000 names.</summary>
    [Fact]
    public Task Former_names_multiply_up_to_a_limit() => Expect.Error(
        "RMSP049", "'Weights' can't be called 'w' in files: with those of the structs around it, it has more than 100 former names", """
        using RmsProp.Generated;

        public struct Inner { [TensorName("w", [|Formerly = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]|])] public float[] Weights; }

        public struct Outer { [TensorName("i", Formerly = ["1", "2", "3", "4", "5", "6", "7", "8", "9"])] public Inner Inner; }

        [RMSpropConfig]
        public partial struct Model { [TensorName("o", Formerly = ["1", "2", "3", "4", "5", "6", "7", "8", "9"])] public Outer Outer; }
        """);

    /// <summary>Nothing else about such a field is reported: it may have any type.</summary>
    [Theory]
    [InlineData("int Other")]
    [InlineData("string Other = \"\"")]
    [InlineData("object Other = 1")]
    [InlineData("float? Other")]
    [InlineData("decimal Other")]
    [InlineData("System.Half[] Other = []")]
    [InlineData("float[][] Other = []")]
    [InlineData("System.Collections.Generic.List<float> Other = []")]
    [InlineData("System.ReadOnlyMemory<float> Other")]
    [InlineData("(float, float) Other")]
    [InlineData("Kind Other")]
    [InlineData("Nothing Other")]
    [InlineData("Owner Other = new()")]
    [InlineData("volatile float Other")]
    [InlineData("readonly float Other")]
    [InlineData("readonly Layer Other")]
    [InlineData("Overlapping Other")]
    public Task On_a_field_without_numbers_that_is_not_trained_it_has_no_effect(string field) => Expect.Warning(
        "RMSP018", "[TensorName] on 'Other' has no effect: the field is [NotTrainable], and has no float or double that a file could be loaded into",
        WithTypes($"[NotTrainable] [[|TensorName(\"a\")|]] public {field};"));

    /// <summary>What is not a number is left out.</summary>
    [Theory]
    [InlineData("float Other")]
    [InlineData("double[,,]? Other")]
    [InlineData("readonly float[]? Other")]
    [InlineData("System.Memory<float> Other")]
    [InlineData("System.Numerics.Matrix4x4 Other")]
    [InlineData("Layer Other")]
    [InlineData("Layers Other")]
    [InlineData("Mixed Other")]
    public async Task On_one_with_numbers_it_puts_them_into_files(string field)
    {
        string source = WithTypes($"[NotTrainable] [TensorName(\"a\")] public {field};");

        await Expect.Nothing(source);

        GeneratorRun run = GeneratorHarness.Run(source);
        run.EnsureCompiles();
        Assert.Contains("visitor.BeginFrozen();", Assert.Single(run.Sources).Value, StringComparison.Ordinal);
    }

    [Fact]
    public Task Ranks_leave_it_to_the_optimizer_without_ranks() => Expect.Nothing("""
        using RmsProp.Generated;

        [Sharded]
        [RMSpropConfig]
        public partial struct Model
        {
            public float[]? Weights;

            [NotTrainable] [TensorName("a")] public float[,]? Other;
            [NotTrainable] [TensorName("b")] public double Scale;
        }
        """);

    [Fact]
    public Task Their_names_are_their_own_as_well() => Expect.Error(
        "RMSP049", "'Other.Weights' can't be called 'First.weight' in files: 'First.Weights' is called so as well",
        WithTypes("public Named First; [NotTrainable] [TensorName(\"First\")] public Named [|Other|];"));

    [Fact]
    public Task A_field_of_an_inner_struct_is_reported_once() => Expect.Warning(
        "RMSP018", "[TensorName] on 'Count' has no effect: the field is [NotTrainable], and has no float or double that a file could be loaded into", """
        using RmsProp.Generated;

        public struct Layer { public float[] Weights; [NotTrainable] [[|TensorName("num_batches_tracked")|]] public long Count; }

        [RMSpropConfig]
        public partial struct Model { public Layer First, Second; }
        """);

    [Fact]
    public Task There_is_a_limit_to_them() => Expect.Error(
        "RMSP049",
        "'Other[4999].B' can't be called 'a.4999.B' in files: with it 'Model' has more than 10000 variables; use an array or an inline array of float or double for numbers that belong together",
        WithTypes("[NotTrainable] [TensorName(\"a\")] public Pairs [|Other|];"));

    /// <summary>Deep nesting of what is not trained was never an error, and ends without one.</summary>
    [Fact]
    public Task Nor_does_nesting_matter() => Expect.Warning(
        "RMSP018", "[TensorName] on 'Other' has no effect: the field is [NotTrainable], and has no float or double that a file could be loaded into",
        "using RmsProp.Generated; public struct Level0 { public float A; } "
        + string.Concat(Enumerable.Range(1, 70).Select(level => $"public struct Level{level} {{ public Level{level - 1} A; }} "))
        + "[RMSpropConfig] public partial struct Model { public float[] First; [NotTrainable] [[|TensorName(\"a\")|]] public Level70 Other; }");

    [Fact]
    public Task Nor_has_it_on_a_constant() => Expect.Warning(
        "RMSP018", "[TensorName] on 'Size' has no effect: it is neither an instance field nor an auto-property of 'Model'", """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float[] First; [[|TensorName("a")|]] public const int Size = 3; }
        """);

    [Theory]
    [InlineData("[TensorName(\"0.weight\", Formerly = [\"W1\", \"encoder.layers.0.weight\"])]")]
    [InlineData("[TensorName(\"a \\\"name\\\" with \\\\ and \\n and ä, (\")]")]
    [InlineData("[TensorName(\"dense/kernel:0\", Formerly = [])]")]
    [InlineData("[TensorName(\"x\", Formerly = null!)]")]
    public Task Any_other_name_will_do(string attribute) => Expect.Nothing(With(attribute, "Other"));

    private static string WithTypes(string field) => $$"""
        using RmsProp.Generated;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        public enum Kind { A }
        public struct Nothing { public int A; }
        public class Owner { public float A; }
        public struct Layer { public float A; }
        public struct Named { [TensorName("weight")] public float Weights; }
        public struct Mixed { public int Count; public string Text; public float? Maybe; public Nothing Nothing; public float[] Weights; [NotTrainable] public double Scratch; }
        public struct Pair { public float A; public double B; }
        [InlineArray(3)] public struct Layers { private Layer _first; }
        [InlineArray(20_000)] public struct Pairs { private Pair _first; }
        [StructLayout(LayoutKind.Explicit)] public struct Overlapping { [FieldOffset(0)] public float A; [FieldOffset(0)] public float B; }

        [RMSpropConfig]
        public partial struct Model
        {
            public float Bias;
            {{field}}
            public Model() { }
        }
        """;

    private static string With(string attribute, string name) => $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model
        {
            public float[] First;

            {{attribute}}
            public float[] {{name}};
        }
        """;
}
