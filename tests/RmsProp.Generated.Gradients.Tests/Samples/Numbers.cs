namespace RmsProp.Generated.GradientTests.Samples;

/// <summary>Random numbers for a comparison.</summary>
internal static class Numbers
{
    /// <summary>So many numbers, evenly distributed between -limit and limit.</summary>
    public static double[] Random(int count, double limit, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => limit * (2 * random.NextDouble() - 1))];
}
