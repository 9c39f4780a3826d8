namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>If the package is referenced under an alias, a repair names its attributes through the alias.</summary>
public class AliasTests
{
    [Theory]
    [InlineData(
        "RMSP004", "Mark 'Title' [NotTrainable]",
        "extern alias x; [x::RmsProp.Generated.RMSpropConfig] partial struct Model { public float W; public string Title; }",
        "extern alias x; [x::RmsProp.Generated.RMSpropConfig] partial struct Model { public float W; [x::RmsProp.Generated.NotTrainable] public string Title; }")]
    [InlineData(
        "RMSP004", "Mark 'Title' [NotTrainable]",
        "extern alias x; using x::RmsProp.Generated; [RMSpropConfig] partial struct Model { public float W; public string Title; }",
        "extern alias x; using x::RmsProp.Generated; [RMSpropConfig] partial struct Model { public float W; [NotTrainable] public string Title; }")]
    [InlineData(
        "RMSP045", "Add [RMSpropConfig] to 'Model'",
        "extern alias x; partial struct Model { [x::RmsProp.Generated.UnitNorm] public float[] W; }",
        "extern alias x; [x::RmsProp.Generated.RMSpropConfig] partial struct Model { [x::RmsProp.Generated.UnitNorm] public float[] W; }")]
    [InlineData(
        "RMSP018", "Set UseEma to true",
        "extern alias x; [x::RmsProp.Generated.RMSpropConfig(EmaMomentum = 0.9)] partial struct Model { public float W; }",
        "extern alias x; [x::RmsProp.Generated.RMSpropConfig(EmaMomentum = 0.9, UseEma = true)] partial struct Model { public float W; }")]
    [InlineData(
        "RMSP012", "Add the method 'Rate' to 'Model'",
        "extern alias x; [x::RmsProp.Generated.RMSpropConfig(LearningRateMethod = \"Rate\")] partial struct Model { public float W; }",
        null)]
    public async Task A_repair_leaves_nothing_to_repair(string rule, string title, string before, string? after)
    {
        using var workspace = new FixWorkspace([before]);
        workspace.SetAlias("x");
        await workspace.FixAsync(rule, title);
        string text = Assert.Single(await workspace.TextsAsync());
        if (after is not null)
        {
            Assert.Equal(after, text);
        }

        Assert.Empty(await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project));
    }
}
