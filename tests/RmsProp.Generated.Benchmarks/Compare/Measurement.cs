using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>The measurement of a peer in a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Peer">The peer.</param>
/// <param name="NanosecondsPerStep">The median over all rounds.</param>
/// <param name="BytesPerStep">The bytes that a step allocates.</param>
internal sealed record Measurement(Cell Cell, PeerKind Peer, double NanosecondsPerStep, double BytesPerStep)
{
    public double NanosecondsPerParameter => NanosecondsPerStep / Cell.Length;
}
