using Microsoft.CodeAnalysis;
using RmsProp.Generated.GradientTests.Oracle;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>The arguments of a random loss.</summary>
/// <param name="Numbers">The numbers of the parameter struct.</param>
/// <param name="Data">The data.</param>
internal sealed record LossArguments(double[] Numbers, object Data)
{
    // A mutant may give its parameters other names.
    private static readonly string[] Names = ["x", "y", "k", "grid", "rows", "n", "flag", "c", "samples", "starts"];

    public static LossArguments Random(Random random, ILossRunner runner)
    {
        double Number() => random.Next(12) == 0 ? random.Next(-1, 2) : (float)((3 * random.NextDouble()) - 1.5);
        double[] numbers = [.. Enumerable.Range(0, World.Parameters).Select(_ => Number())];
        double[] reals = [.. Enumerable.Range(0, World.Reals).Select(_ => Number())];
        int[] integers = [.. Enumerable.Range(0, 6).Select(_ => random.Next(3))];
        return new LossArguments(numbers, runner.CreateData(reals, integers));
    }

    /// <summary>All arguments in the order of the method's parameters.</summary>
    public object?[] All(object model, IMethodSymbol method) =>
        [model, .. method.Parameters.Skip(1).Select((_, i) => Data.GetType().GetField(Names[i])!.GetValue(Data))];
}

/// <summary>The numbers of a gradient, in the order of fields and indices.</summary>
internal static class GradientLeaves
{
    public static IEnumerable<double> Of(object gradients)
    {
        // A tape marks the numbers that are trained.
        return ArgumentTree.Of(gradients, new Tape()).Leaves().Where(leaf => leaf.Number.Node != Tape.Constant).Select(leaf => leaf.Number.Real);
    }
}
