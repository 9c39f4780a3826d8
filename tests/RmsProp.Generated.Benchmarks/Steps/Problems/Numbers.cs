using System.Numerics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Makes and copies numbers.</summary>
internal static class Numbers
{
    /// <summary>Numbers from -½ to ½.</summary>
    public static double[] Random(int seed, int count)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    /// <summary>All numbers of a struct that has them inline.</summary>
    public static double[] Of<TNumber, TModel>(in TModel model)
        where TNumber : unmanaged, INumber<TNumber>
        where TModel : struct =>
        [.. MemoryMarshal.Cast<TModel, TNumber>(new ReadOnlySpan<TModel>(in model)).ToArray().Select(double.CreateChecked)];
}
