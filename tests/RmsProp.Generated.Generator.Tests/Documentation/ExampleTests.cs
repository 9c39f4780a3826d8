using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests.Documentation;

/// <summary>The examples in doc comments and in the README are code that compiles as it stands.</summary>
public sealed partial class ExampleTests
{
    // What the short ones are about.
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

    /// <summary>The numbers of the README's blocks of C#.</summary>
    public static TheoryData<int> ReadmeBlocks => [.. Enumerable.Range(0, Readme().Length)];

    [Theory]
    [MemberData(nameof(Documented))]
    public void The_example_of_a_doc_comment_compiles(string member)
    {
        string[] examples = [.. DocumentedExamples().Where(example => example.Member == member).Select(example => example.Code)];
        Assert.NotEmpty(examples);
        Assert.All(examples, Compile);
    }

    [Theory]
    [MemberData(nameof(ReadmeBlocks))]
    public void The_blocks_of_the_readme_compile(int number) => Compile(Readme()[number]);

    /// <summary>The configuration, every schedule as an attribute and every one as a value: whoever looks one up needs one.</summary>
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

    private static void Compile(string example)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(example, options: GeneratorHarness.ParseOptions);
        string statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.ToFullString()));
        string types = string.Concat(unit.Members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()));
        bool usesOptimizer = Mentions(statements, "optimizer") && !Mentions(statements, "new Model");
        GeneratorRun run = GeneratorHarness.Run(
            $$"""
            using System;
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
        run.EnsureCompiles();
    }

    private static bool Mentions(string code, string text) => code.Contains(text, StringComparison.Ordinal);

    private static IEnumerable<(string Member, string Code)> DocumentedExamples() =>
        from member in XDocument.Load(Path.ChangeExtension(typeof(RMSpropConfigAttribute).Assembly.Location, "xml")).Descendants("member")
        from example in member.Descendants("example")
        from code in example.Descendants("code")
        select (member.Attribute("name")!.Value, code.Value);

    private static string[] Readme() =>
    [
        .. CSharpBlock().Matches(File.ReadAllText(Path.Combine(ProjectDirectory.Path, "../../README.md"))).Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex("^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
