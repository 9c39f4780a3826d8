using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>Creates the peers of a cell of the comparison.</summary>
internal sealed class PeerFactory(NativePeers nativePeers)
{
    /// <summary>Creates a peer at its first step, or returns null if this machine does not have it.</summary>
    public Peer? Create(PeerKind kind, Configuration configuration, TrainingBuffers buffers) => kind switch
    {
        PeerKind.Roofline => new RooflinePeer(configuration, buffers),
        PeerKind.Exact => Generated(configuration, KernelNumerics.Exact, buffers),
        PeerKind.Fast => Generated(configuration, KernelNumerics.Fast, buffers),
        PeerKind.Naive => new NaivePeer(configuration, buffers),
        PeerKind.TensorPrimitives => new TensorPrimitivesPeer(configuration, buffers),
        PeerKind.TwoThreadRoofline => HasTwoThreads(buffers) ? new TwoThreadRooflinePeer(configuration, buffers) : null,
        PeerKind.TwoThreadExact => HasTwoThreads(buffers) ? new TwoThreadPeer(configuration, buffers) : null,
        _ => nativePeers.Create(kind, configuration, buffers),
    };

    // Inline models are too short for a second thread.
    private static bool HasTwoThreads(TrainingBuffers buffers) => Environment.ProcessorCount > 1 && !Lengths.Inline.Contains(buffers.Length);

    private static Peer Generated(Configuration configuration, KernelNumerics numerics, TrainingBuffers buffers) => buffers.Length switch
    {
        17 => new GeneratedInlinePeer<InlineModel17>(configuration, numerics, buffers),
        337 => new GeneratedInlinePeer<InlineModel337>(configuration, numerics, buffers),
        _ => GeneratedArrayPeers.Create(configuration, numerics, buffers),
    };
}
