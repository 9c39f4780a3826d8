namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>All measurements of whole steps.</summary>
internal sealed class StepResult(IReadOnlyList<StepMeasurement> measurements)
{
    private readonly Dictionary<(string Problem, StepPeerKind Peer), StepMeasurement> _byPeer =
        measurements.ToDictionary(measurement => (measurement.Problem, measurement.Peer));

    /// <summary>The names of the problems, in the order of measurement.</summary>
    public IReadOnlyList<string> Problems { get; } = [.. measurements.Select(measurement => measurement.Problem).Distinct()];

    /// <summary>The peers that took part anywhere, in column order.</summary>
    public IReadOnlyList<StepPeerKind> Peers { get; } = [.. measurements.Select(measurement => measurement.Peer).Distinct().Order()];

    /// <summary>The most bytes that a derived and generated step allocated, on one thread.</summary>
    public double BytesPerStep { get; } = measurements
        .Where(measurement => measurement.Peer is StepPeerKind.Exact or StepPeerKind.Fast).Max(measurement => measurement.BytesPerStep);

    public double? Microseconds(string problem, StepPeerKind peer) => _byPeer.GetValueOrDefault((problem, peer))?.Microseconds;

    /// <summary>The time of a peer as a multiple of another peer's.</summary>
    public double? Ratio(string problem, StepPeerKind peer, StepPeerKind against) => Microseconds(problem, peer) / Microseconds(problem, against);
}
