namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>A peer can't take part on this machine; the message says why.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
