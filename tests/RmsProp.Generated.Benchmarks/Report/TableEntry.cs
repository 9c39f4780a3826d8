using System.Globalization;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The table's entry for a peer in a cell.</summary>
/// <param name="Time">Nanoseconds per parameter.</param>
/// <param name="Ratios">The same as a multiple of Exact, and of the roofline.</param>
internal sealed record TableEntry(string Time, string Ratios)
{
    /// <summary>Returns the entry, or null if the peer was not measured.</summary>
    public static TableEntry? Of(ComparisonResult result, Cell cell, PeerKind peer)
    {
        if (result.NanosecondsPerParameter(cell, peer) is not double time)
        {
            return null;
        }

        string format = time >= 10 ? "0.0" : time >= 1 ? "0.00" : "0.000";
        return new TableEntry(
            time.ToString(format, CultureInfo.InvariantCulture),
            $"{RatioTo(PeerKind.Exact)}; {RatioTo(PeerKind.Roofline)}");

        string? RatioTo(PeerKind against)
        {
            double? ratio = result.Ratio(cell, peer, against);
            return ratio?.ToString(ratio >= 10 ? "0" : "0.00", CultureInfo.InvariantCulture);
        }
    }
}
