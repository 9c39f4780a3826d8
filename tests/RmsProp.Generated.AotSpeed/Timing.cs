using System.Globalization;

namespace RmsProp.Generated.AotSpeed;

/// <summary>The time of a kernel.</summary>
/// <param name="Kernel">Its configuration.</param>
/// <param name="Length">The number of parameters.</param>
/// <param name="Nanoseconds">The time per parameter and step.</param>
internal sealed record Timing(string Kernel, int Length, double Nanoseconds)
{
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Kernel} {Length} {Nanoseconds:R}");

    public static Timing FromLine(string line) => line.Split(' ') is [string kernel, string length, string nanoseconds]
        ? new Timing(kernel, int.Parse(length, CultureInfo.InvariantCulture), double.Parse(nanoseconds, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{line}' is no timing.");
}
