using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>All measurements.</summary>
internal sealed class ComparisonResult(IReadOnlyList<Measurement> measurements)
{
    private readonly Dictionary<(Cell Cell, PeerKind Peer), Measurement> _byPeer =
        measurements.ToDictionary(measurement => (measurement.Cell, measurement.Peer));

    public IReadOnlyList<Measurement> Measurements => measurements;

    /// <summary>The cells, in the order of measurement.</summary>
    public IReadOnlyList<Cell> Cells { get; } = [.. measurements.Select(measurement => measurement.Cell).Distinct()];

    /// <summary>The peers that took part anywhere, in column order.</summary>
    public IReadOnlyList<PeerKind> Peers { get; } = [.. measurements.Select(measurement => measurement.Peer).Distinct().Order()];

    /// <summary>The most bytes that a step of a generated optimizer allocated.</summary>
    public double BytesPerStep { get; } = measurements
        .Where(measurement => measurement.Peer is PeerKind.Exact or PeerKind.Fast)
        .Max(measurement => (double?)measurement.BytesPerStep) ?? 0;

    public double? NanosecondsPerParameter(Cell cell, PeerKind peer) => _byPeer.GetValueOrDefault((cell, peer))?.NanosecondsPerParameter;

    /// <summary>The time of a peer as a multiple of another peer's.</summary>
    public double? Ratio(Cell cell, PeerKind peer, PeerKind against) =>
        NanosecondsPerParameter(cell, peer) / NanosecondsPerParameter(cell, against);
}
