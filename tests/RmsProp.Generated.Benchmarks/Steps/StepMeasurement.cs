namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>The measurement of a peer on a problem.</summary>
/// <param name="Problem">The problem's name.</param>
/// <param name="Peer">The peer.</param>
/// <param name="Microseconds">The time of a step: the median over all rounds.</param>
/// <param name="BytesPerStep">The bytes that a step allocates.</param>
internal sealed record StepMeasurement(string Problem, StepPeerKind Peer, double Microseconds, double BytesPerStep);
