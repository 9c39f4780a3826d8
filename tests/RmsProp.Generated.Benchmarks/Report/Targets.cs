using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The targets of the generated optimizers.</summary>
internal static class Targets
{
    private static readonly Configuration[] Every = Enum.GetValues<Configuration>();
    private static readonly Configuration[] Plain = [Configuration.Plain];

    // The configurations that libtorch supports.
    private static readonly Configuration[] OfLibtorch = [Configuration.Plain, Configuration.Everything, Configuration.PyTorch];

    public static IReadOnlyList<Target> All { get; } =
    [
        new(PeerKind.Exact, PeerKind.Roofline, 1.05, Lengths.OutOfCache, Every),
        new(PeerKind.Exact, PeerKind.Gcc, 1.05, Lengths.InCache, Every),
        new(PeerKind.Fast, PeerKind.Clang, 1.05, Lengths.InCache, Every),
        new(PeerKind.Exact, PeerKind.Naive, 0.5, [17], Plain),
        new(PeerKind.Fast, PeerKind.Clang, 1.5, [17], Plain),
        new(PeerKind.Exact, PeerKind.Libtorch, 0.15, Lengths.OutOfCache, OfLibtorch),
        new(PeerKind.Exact, PeerKind.Libtorch, 0.005, [17], OfLibtorch),
        new(PeerKind.TwoThreadExact, PeerKind.TwoThreadRoofline, 1.10, Lengths.OutOfCache, Every),
        new(PeerKind.TwoThreadExact, PeerKind.Exact, 1.05, Lengths.Arrays, Every),
    ];
}
