using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using RmsProp.Generated.Generator.Tests;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>Sources as they are while a piece is being rewritten: no fix may throw, neither when offered nor when applied.</summary>
public class RewritingTests
{
    private const int Stride = 7;

    public static TheoryData<string> ExampleNames => [.. FixExample.Names];

    public static TheoryData<string> SampleNames => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(ExampleNames))]
    public Task Of_an_example(string name) => MakeAllFixesOf(FixExample.Using + FixExample.ByName(name).Before);

    [Theory]
    [MemberData(nameof(SampleNames))]
    public Task Of_a_sample(string name) => MakeAllFixesOf(Samples.ByName(name).Source);

    /// <summary>Most samples are correct, so half a sample needs few repairs: these have mistakes everywhere.</summary>
    [Theory]
    [InlineData("partial ", "")]
    [InlineData("struct", "class")]
    [InlineData("RMSpropConfig(", "RMSpropConfig(EmaMomentum = 2, ClipNorm = 0, ClipValue = 0, Epsilon = 0, Name = \"?\", LearningRateMethod = \"Rate\", ")]
    [InlineData("float ", "string ")]
    [InlineData("public float", "public readonly float")]
    public async Task Of_samples_with_a_mistake(string right, string wrong)
    {
        foreach (string source in Samples.All.Select(sample => sample.Source).Where(source => source.Contains(right, StringComparison.Ordinal)))
        {
            using var workspace = new FixWorkspace([source.Replace(right, wrong, StringComparison.Ordinal)]);
            await MakeAllFixes(workspace);
        }
    }

    private static async Task MakeAllFixesOf(string source)
    {
        using var workspace = new FixWorkspace([source]);
        for (int start = 0; start < source.Length; start += Stride)
        {
            workspace.SetText(source.Remove(start, Math.Min(Stride, source.Length - start)));
            await MakeAllFixes(workspace);
        }
    }

    private static async Task MakeAllFixes(FixWorkspace workspace)
    {
        foreach (Diagnostic diagnostic in await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project))
        {
            Assert.StartsWith("RMSP", diagnostic.Id, StringComparison.Ordinal);
            foreach ((_, CodeAction action) in await workspace.ActionsAsync(diagnostic))
            {
                Solution result = await FixWorkspace.ResultOf(action);
                Assert.NotNull(result);
            }
        }
    }
}
