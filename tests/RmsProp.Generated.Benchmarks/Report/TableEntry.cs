using System.Globalization;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>What the table says of a peer in a cell.</summary>
/// <param name="Time">Nanoseconds per parameter; nothing where it was not measured.</param>
/// <param name="Ratios">The same as a multiple of Exact, and of the roofline.</param>
internal sealed record TableEntry(string Time, string Ratios)
{
    public static TableEntry Of(ComparisonResult result, Cell cell, PeerKind peer)
    {
        if (result.NanosecondsPerParameter(cell, peer) is not double time)
        {
            return new TableEntry("", "");
        }

        double? toExact = result.Ratio(cell, peer, PeerKind.Exact);
        double? toRoofline = result.Ratio(cell, peer, PeerKind.Roofline);
        return new TableEntry(Format(time), $"{Format(toExact)}; {Format(toRoofline)}");
    }

    // Three significant digits, without an exponent.
    private static string Format(double? value) => value switch
    {
        null => "–",
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
