using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Names of configurations, which become names of classes: RMSP010 and 011.</summary>
public class NameDiagnosticTests
{
    [Theory]
    [InlineData("", "it is not a C# identifier")]
    [InlineData("a/b", "it is not a C# identifier")]
    [InlineData("1st", "it is not a C# identifier")]
    [InlineData("My Optimizer", "it is not a C# identifier")]
    [InlineData("@class", "it is not a C# identifier")]
    [InlineData("List<int>", "it is not a C# identifier")]
    [InlineData("class", "it is a C# keyword")]
    [InlineData("float", "it is a C# keyword")]
    [InlineData("Model", "a nested class can't have the name of the struct around it")]
    [InlineData("Weight", "'Model' already has a member of that name")]
    [InlineData("Method", "'Model' already has a member of that name")]
    [InlineData("Nested", "'Model' already has a member of that name")]
    [InlineData("TInner", "'Model' already has a type parameter of that name")]
    [InlineData("TOuter", "'Outer' already has a type parameter of that name")]
    [InlineData("State", "that is the name of one of its members")]
    [InlineData("Apply", "that is the name of one of its members")]
    [InlineData("Clone", "that is the name of one of its members")]
    [InlineData("CheckGradient", "that is the name of one of its members")]
    public Task A_name_that_can_not_be_a_class_in_the_struct_is_refused(string name, string fault) => Expect.Error(
        "RMSP010",
        $"Name '{name}' can't be used for the generated class: {fault}",
        Named($"[|Name = \"{name}\"|]"));

    [Theory]
    [InlineData("Name = \"Trainer\"")]
    [InlineData("Name = \"Größe\"")]
    [InlineData("Name = \"rmsprop\"")]
    [InlineData("Name = \"record\"")]
    [InlineData("Name = \"required\"")]
    [InlineData("Name = \"var\"")]
    [InlineData("Name = \"Outer\"")]
    [InlineData("Name = \"System\"")]
    [InlineData("Name = nameof(System)")]
    [InlineData("Name = \"weight\"")]
    [InlineData("Name = null!")]
    public Task Any_other_name_is_fine(string argument) => Expect.Nothing(Named(argument));

    [Fact]
    public Task The_default_name_is_one_too() => Expect.Error(
        "RMSP010",
        "Name 'RMSprop' can't be used for the generated class: a nested class can't have the name of the struct around it",
        "[[|RmsProp.Generated.RMSpropConfig|]] public partial struct RMSprop { public float Weight; }");

    [Fact]
    public void No_member_of_a_generated_class_can_be_its_name()
    {
        Sample[] samples = [.. Samples.All];
        Assert.NotEmpty(samples);
        foreach (Sample sample in samples)
        {
            GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { AllowUnsafe = true }, sample.Source);
            var classes = run.Compilation.GetSymbolsWithName(_ => true, Microsoft.CodeAnalysis.SymbolFilter.Type)
                .OfType<Microsoft.CodeAnalysis.INamedTypeSymbol>()
                .Where(type => type.Interfaces.Any(implemented => implemented.Name == "IRMSpropOptimizer"));
            foreach (string member in classes.SelectMany(type => type.GetMembers())
                .Where(member => member.CanBeReferencedByName).Select(member => member.Name))
            {
                Assert.True(Model.OptimizerMembers.Contain(member), $"'{member}' is missing in the list.");
            }
        }
    }

    [Fact]
    public Task Two_configurations_need_two_names() => Expect.Errors(
        "RMSP011",
        [
            "'Model' has two configurations named 'RMSprop': give each another Name",
            "'Model' has two configurations named 'Fine': give each another Name",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        [[|RMSpropConfig(LearningRate = 0.1)|]]
        [RMSpropConfig(Name = "Fine")]
        [RMSpropConfig(LearningRate = 0.1, [|Name = "Fine"|])]
        public partial struct Model { public float Weight; }
        """);

    [Fact]
    public Task On_two_parts_of_the_struct_as_well() => Expect.Error(
        "RMSP011",
        "'Model' has two configurations named 'RMSprop': give each another Name",
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        [RMSpropConfig([|Name = "RMSprop"|])]
        public partial struct Model { }
        """);

    [Fact]
    public Task Names_that_differ_by_case_are_two() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "RmsProp")]
        [RMSpropConfig(Name = "Rmsprop")]
        public partial struct Model { public float Weight; }
        """);

    /// <summary>
    /// A tensor in a safetensors file can't have this name, which its header uses for metadata
    /// (github.com/huggingface/safetensors#format).
    /// </summary>
    [Theory]
    [InlineData("public float [|__metadata__|];")]
    [InlineData("public float[] [|@__metadata__|];")]
    [InlineData("public float[] [|__metadata__|] { get; set; }")]
    public Task A_field_is_not_called_like_the_metadata_of_its_file(string field) => Expect.Error(
        "RMSP040", "'__metadata__' can't be saved: safetensors files use this name for their metadata; rename it",
        $"using RmsProp.Generated; [RMSpropConfig] public partial struct Model {{ {field} }}");

    [Theory]
    [InlineData("public float __Metadata__;")]
    [InlineData("public float Other; [NotTrainable] public float __metadata__;")]
    [InlineData("public Layer __metadata__; public struct Layer { public float __metadata__; }")]
    public Task Others_are_any(string field) => Expect.Nothing($"using RmsProp.Generated; [RMSpropConfig] public partial struct Model {{ {field} }}");

    private static string Named(string argument) => $$"""
        public partial class Outer<TOuter>
        {
            [RmsProp.Generated.RMSpropConfig({{argument}})]
            public partial struct Model<TInner>
            {
                public float Weight;

                public static void Method() { }

                public class Nested;
            }
        }
        """;
}
