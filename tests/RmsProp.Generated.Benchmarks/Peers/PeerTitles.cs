namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The names of the peers in reports.</summary>
internal static class PeerTitles
{
    public static string Title(this PeerKind kind) => kind switch
    {
        PeerKind.Roofline => "roofline",
        PeerKind.Exact => "Exact",
        PeerKind.Fast => "Fast",
        PeerKind.Naive => "naive C#",
        PeerKind.TensorPrimitives => "TensorPrimitives",
        PeerKind.Gcc => "gcc",
        PeerKind.Clang => "clang -ffast-math",
        PeerKind.Libtorch => "libtorch",
        PeerKind.TwoThreadRoofline => "roofline, 2 threads",
        PeerKind.TwoThreadExact => "Exact, 2 threads",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
