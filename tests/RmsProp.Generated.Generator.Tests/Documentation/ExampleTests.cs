using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests.Documentation;

/// <summary>The examples in doc comments, in the READMEs and on the pages of documentation compile as they are.</summary>
public sealed class ExampleTests
{
    // The model that short examples refer to.
    private const string Model = """
        [RMSpropConfig(LearningRate = 0.1)]
        public partial struct Model { public float Value; }
        """;

    private const string Optimizer = """
        var optimizer = new Model.RMSprop();
        var parameters = new Model { Value = 10f };
        """;

    /// <summary>The members of the runtime library that have an example.</summary>
    public static TheoryData<string> Documented => [.. DocumentedExamples().Select(example => example.Member)];

    /// <summary>The pages' blocks of C#: the page, and the number of the block on it.</summary>
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, int>();
            foreach (string page in Pages.All)
            {
                for (int number = 0; number < Pages.BlocksOf(page).Count; number++)
                {
                    blocks.Add(page, number);
                }
            }

            return blocks;
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void The_example_of_a_doc_comment_compiles(string member)
    {
        string[] examples = [.. DocumentedExamples().Where(example => example.Member == member).Select(example => example.Code)];
        Assert.NotEmpty(examples);
        Assert.All(examples, Compile);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void The_blocks_of_a_page_compile(string page, int number) => Compile(Pages.BlocksOf(page)[number]);

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/docs/checkpoints.md")]
    [InlineData("src/docs/conventions.md")]
    [InlineData("src/docs/gradients.md")]
    [InlineData("src/docs/groups.md")]
    [InlineData("src/docs/guards.md")]
    [InlineData("src/docs/keras.md")]
    [InlineData("src/docs/options.md")]
    [InlineData("src/docs/parameters.md")]
    [InlineData("src/docs/training.md")]
    [InlineData("src/docs/weights.md")]
    [InlineData("src/docs/ranks.md")]
    public void The_pages_that_have_examples_are_found(string page) => Assert.Contains(Blocks, block => page.Equals(block[0]));

    /// <summary>The targets are a linear function of the inputs, so the minimum loss is 0.</summary>
    [Fact]
    public void The_complete_example_learns()
    {
        using LoadedAssembly assembly = Run(Pages.BlocksOf("src/docs/training.md")[0]).Load();
        Type points = assembly.Assembly.GetType("Points", throwOnError: true)!;
        Type trainer = assembly.Assembly.GetType("Trainer", throwOnError: true)!;
        var runEpoch = trainer.GetMethod("RunEpoch")!.CreateDelegate<Func<double>>(
            Activator.CreateInstance(trainer, points.GetMethod("Sample")!.Invoke(null, [256, 1])));
        double[] losses = new double[51];
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            losses[epoch] = runEpoch();
        }

        Assert.InRange(losses[0], 0.01, double.MaxValue);
        Assert.InRange(losses[^1], 0, losses[0] / 1000);
    }

    /// <summary>The configuration, and every schedule as an attribute and as a value.</summary>
    [Fact]
    public void All_that_needs_an_example_has_one()
    {
        string[] expected =
        [
            .. typeof(RMSpropConfigAttribute).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Attribute)) && type.Name.Contains("Decay", StringComparison.Ordinal) && !type.Name.StartsWith("Exclude", StringComparison.Ordinal)
                    || type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ILearningRateSchedule))
                    || type == typeof(RMSpropConfigAttribute))
                .Select(type => "T:" + type.FullName)
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(13, expected.Length);
        Assert.Subset(DocumentedExamples().Select(example => example.Member).ToHashSet(), expected.ToHashSet());
    }

    private static void Compile(string example) => Run(example).EnsureCompiles();

    private static GeneratorRun Run(string example)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(example, options: GeneratorHarness.ParseOptions);
        string statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.ToFullString()));
        string types = string.Concat(unit.Members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()));
        bool usesOptimizer = Mentions(statements, "optimizer") && !Mentions(statements, "new Model");
        return GeneratorHarness.Run(
            $$"""
            using System;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using RmsProp.Generated;

            internal static class Example
            {
                internal static void Run()
                {
            {{(usesOptimizer ? Optimizer : "")}}
            {{statements}}
                }
            }

            {{(Mentions(types, "struct Model") ? "" : Model)}}

            {{types}}
            """);
    }

    private static bool Mentions(string code, string text) => code.Contains(text, StringComparison.Ordinal);

    private static IEnumerable<(string Member, string Code)> DocumentedExamples() =>
        from member in XDocument.Load(Path.ChangeExtension(typeof(RMSpropConfigAttribute).Assembly.Location, "xml")).Descendants("member")
        from example in member.Descendants("example")
        from code in example.Descendants("code")
        select (member.Attribute("name")!.Value, code.Value);
}
