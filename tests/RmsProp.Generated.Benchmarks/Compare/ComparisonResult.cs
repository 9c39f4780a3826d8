using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>All that was measured.</summary>
internal sealed class ComparisonResult(IReadOnlyList<Measurement> measurements)
{
    private readonly Dictionary<(Cell Cell, PeerKind Peer), Measurement> _byPeer =
        measurements.ToDictionary(measurement => (measurement.Cell, measurement.Peer));

    public IReadOnlyList<Measurement> Measurements => measurements;

    /// <summary>The cells, in the order in which they were measured.</summary>
    public IReadOnlyList<Cell> Cells { get; } = [.. measurements.Select(measurement => measurement.Cell).Distinct()];

    /// <summary>The peers that took part anywhere, in the order of the columns.</summary>
    public IReadOnlyList<PeerKind> Peers { get; } = [.. measurements.Select(measurement => measurement.Peer).Distinct().Order()];

    /// <summary>The most that a step of a generated optimizer allocated.</summary>
    public double BytesPerStep { get; } = measurements
        .Where(measurement => measurement.Peer is PeerKind.Exact or PeerKind.Fast)
        .Max(measurement => measurement.BytesPerStep);

    public double? NanosecondsPerParameter(Cell cell, PeerKind peer) => _byPeer.GetValueOrDefault((cell, peer))?.NanosecondsPerParameter;

    /// <summary>How many times as long as another peer a peer takes.</summary>
    public double? Ratio(Cell cell, PeerKind peer, PeerKind against) =>
        NanosecondsPerParameter(cell, peer) / NanosecondsPerParameter(cell, against);
}
