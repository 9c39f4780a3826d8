using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Names as long as the compiler, or an assembly, takes them.</summary>
public class LongNameTests
{
    [Theory]
    [InlineData("public partial struct Model { public float[] NAME { get; set; } public float B; }", 1_000)]
    [InlineData("public partial struct Model { [RmsProp.Generated.RMSpropConfig(Rho = 0.5)] public float[] NAME; public float[] B; }", 1_020)]
    [InlineData("public ref partial struct Model { public Inner NAME; public float B; } public ref struct Inner { public System.Span<float> NAME; }", 600)]
    [InlineData("public partial struct Model { public Inner NAME; public float B; } public struct Inner { public float[] NAME; }", 1_020)]
    public void Names_of_members_may_be_as_long_as_the_compiler_takes(string declaration, int length) => NameRobustnessTests.Compiled(
        $"[RmsProp.Generated.RMSpropConfig(ClipNorm = 1, UseEma = true)] {declaration.Replace("NAME", new string('N', length), StringComparison.Ordinal)}");

    [Theory]
    [InlineData("N", 1_000)]
    [InlineData("N", 1_500)]
    [InlineData("模", 330)]
    public async Task A_name_of_a_struct_that_leaves_no_room_for_members_is_reported(string letter, int length)
    {
        Analysis analysis = await Analysis.Of($"{NameRobustnessTests.Attribute} public partial struct {string.Concat(Enumerable.Repeat(letter, length))} {{ public float A; }}");
        Diagnostic rule = Assert.Single(analysis.Rules);
        Assert.Equal("RMSP019", rule.Id);
        Assert.EndsWith("has more than 943 bytes, and an assembly has no room for names of members that contain it; shorten it", rule.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(analysis.Run.GeneratedTrees);
    }

    [Fact]
    public Task A_name_that_is_too_long_for_an_assembly() => Expect.Error(
        "RMSP010", $"Name '{new string('N', 1_024)}' can't be used for the generated class: it has more than 1023 bytes, the most that an assembly has room for",
        $"[RmsProp.Generated.RMSpropConfig([|Name = \"{new string('N', 1_024)}\"|])] public partial struct Model {{ public float Weight; }}");
}
