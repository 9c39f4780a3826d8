namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Losses that are compared with themselves.</summary>
internal static partial class ComparedRows
{
    public static IReadOnlyList<ComparedRow> All { get; } = [.. Vectors(), .. Grids(), .. Guards(), .. Copies(), .. Choices(), .. Calls(), .. Structs(), .. Patterns(), .. Language(), .. Details(), .. Numbers(), .. Loops(), .. Memory(), .. Methods(), .. Overwritten(), .. Samples(), .. Values(), .. Members(), .. Created(), .. Nulls(), .. References(), .. Rotations(), .. Checked(), .. Expressions(), .. Records(), .. ArrayChoices(), .. SingleSamples(), .. Edges(), .. Nests(), .. Ranges(), .. InFast()];

    private static ComparedRow Row(string construct, string body, string members = "", string parameters = "double[] x", params string[] arguments) => new(construct, body)
    {
        Members = members,
        Parameters = parameters,
        Arguments = arguments.Length == 0 ? ["new double[] { 0.5, -1, 2 }"] : arguments,
    };
}
