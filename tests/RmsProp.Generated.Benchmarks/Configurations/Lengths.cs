using System.Globalization;

namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>The numbers of parameters.</summary>
internal static class Lengths
{
    /// <summary>The lengths of inline models.</summary>
    public static IReadOnlyList<int> Inline { get; } = [17, 337];

    /// <summary>The lengths of arrays that fit into the caches of a core.</summary>
    public static IReadOnlyList<int> InCache { get; } = [1024, 16_384];

    /// <summary>The lengths of arrays that don't fit into any cache.</summary>
    public static IReadOnlyList<int> OutOfCache { get; } = [1 << 24];

    /// <summary>The lengths of all arrays.</summary>
    public static IReadOnlyList<int> Arrays { get; } = [.. InCache, 1 << 20, .. OutOfCache];

    public static IReadOnlyList<int> All { get; } = [.. Inline, .. Arrays];

    /// <summary>Formats a length for reading: 16M for 2²⁴.</summary>
    public static string Format(int length) => length >= 1 << 20 && length % (1 << 20) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{length >> 20}M")
        : length.ToString("N0", CultureInfo.InvariantCulture);
}
