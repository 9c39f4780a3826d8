using System.Globalization;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The maximum time of a generated optimizer as a multiple of a peer's, in a set of cells.</summary>
internal sealed record Target(
    PeerKind Peer, PeerKind Against, double Limit, IReadOnlyList<int> Lengths, IReadOnlyList<Configuration> Configurations)
{
    public string Title
    {
        get
        {
            string configurations = Configurations.Count == Enum.GetValues<Configuration>().Length
                ? "every configuration"
                : string.Join(" and ", Configurations.Select(configuration => ConfigurationTraits.Of(configuration).Title));
            string lengths = string.Join(" and ", Lengths.Select(Benchmarks.Configurations.Lengths.Format));
            return string.Create(
                CultureInfo.InvariantCulture, $"{Peer.Title()} ≤ {Limit:0.00#} × {Against.Title()}: {configurations}, {lengths}");
        }
    }

    /// <summary>The ratios of this target's cells, as far as they were measured.</summary>
    public TargetOutcome Evaluate(ComparisonResult result)
    {
        (Cell Cell, double Ratio)[] ratios =
        [
            .. from cell in result.Cells
               where Lengths.Contains(cell.Length) && Configurations.Contains(cell.Configuration)
               let ratio = result.Ratio(cell, Peer, Against)
               where ratio is not null
               select (cell, ratio.Value),
        ];
        return new TargetOutcome(this, ratios);
    }
}
