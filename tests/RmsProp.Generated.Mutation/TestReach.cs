using System.Globalization;

namespace RmsProp.Generated.Mutation;

/// <summary>What a test reaches.</summary>
/// <param name="Name">The test.</param>
/// <param name="Milliseconds">How long it takes.</param>
/// <param name="Calls">How often it asks whether a mutant is active.</param>
/// <param name="Mutants">The mutants that it reaches.</param>
internal sealed record TestReach(string Name, double Milliseconds, long Calls, HashSet<int> Mutants)
{
    // For what a mutant makes longer without keeping it from ending, and for a machine that is busy with other things.
    private const int Times = 10;

    public static IReadOnlyList<TestReach> Read(string file) =>
    [
        .. File.ReadLines(file).Select(line => line.Split('\t')).Select(parts => new TestReach(
            parts[3],
            double.Parse(parts[0], CultureInfo.InvariantCulture),
            long.Parse(parts[1], CultureInfo.InvariantCulture),
            [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))])),
    ];

    /// <summary>How often a mutant is asked for before it counts as one that does not end.</summary>
    public static long MostCallsOf(IReadOnlyList<TestReach> tests) => 1_000_000 + (Times * tests.Sum(test => test.Calls));

    /// <summary>
    /// How long tests may take before their process is ended; at first it compiles itself. Only generated code that does not end needs it.
    /// </summary>
    public static TimeSpan LongestOf(IReadOnlyList<TestReach> tests) => TimeSpan.FromSeconds(40 + (Times * tests.Sum(test => test.Milliseconds) / 1000));
}
