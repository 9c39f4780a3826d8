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

    [Fact]
    public Task On_a_field_that_is_not_trained_it_has_no_effect() => Expect.Warning(
        "RMSP018", "[TensorName] on 'Other' has no effect: the field is [NotTrainable], so no file has it", With("[NotTrainable] [[|TensorName(\"a\")|]]", "Other"));

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
