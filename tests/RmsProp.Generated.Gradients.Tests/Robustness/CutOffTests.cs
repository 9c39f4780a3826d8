using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.GradientTests.Objectives;
using RmsProp.Generated.GradientTests.Subset;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Robustness;

/// <summary>What a user has typed so far is read many times before a loss is complete.</summary>
public class CutOffTests
{
    private const string Usings = "using System;\nusing System.Runtime.CompilerServices;\nusing RmsProp.Generated;\n";

    public static TheoryData<string> Sources =>
    [
        Objective.SourceOf("Lstm"),
        .. AcceptedRows.All.Where(row => row.Construct is "swap of elements" or "switch expression with when" or "local function that captures" or "foreach by ref" or "do while").Select(row => row.Source),
    ];

    [Theory, MemberData(nameof(Sources))]
    public void The_generator_bears_a_source_that_ends_at_any_token(string source)
    {
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(source))
        {
            GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default, Usings + source[..token.Span.End]);
            Assert.Null(run.Failure);
        }
    }
}
