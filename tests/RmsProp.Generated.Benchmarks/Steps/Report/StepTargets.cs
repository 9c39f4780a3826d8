namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The targets of whole steps.</summary>
internal static class StepTargets
{
    private const string Linear = "linear 16 → 1", Pump = "EdgeTraining", One = "Digits, batch 1", Forty = "Digits, batch 40", Many = "Digits, batch 256";
    private const string Recurrent = "GRU", Lstm = "LSTM l2 c1024", Mixture = "GMM d10 K25";

    public static IReadOnlyList<StepTarget> All { get; } =
    [
        new(StepPeerKind.Fast, StepPeerKind.TorchSharp, 0.3, Forty),
        new(StepPeerKind.Fast, StepPeerKind.Libtorch, 0.3, Forty),
        new(StepPeerKind.Fast, StepPeerKind.Blocked, 2, Forty),
        new(StepPeerKind.Fast, StepPeerKind.Libtorch, 0.25, One),
        new(StepPeerKind.Fast, StepPeerKind.Libtorch, 0.5, Many),
        new(StepPeerKind.Fast, StepPeerKind.Libtorch, 0.01, Linear, Pump),
        new(StepPeerKind.Fast, StepPeerKind.Clang, 1.1, Linear, Pump),
        new(StepPeerKind.Fast, StepPeerKind.Clang, 1.25, Recurrent, Lstm),
        new(StepPeerKind.Fast, StepPeerKind.Loss, 3, Mixture),
        new(StepPeerKind.Fast, StepPeerKind.Clang, 1.25, Mixture),
        new(StepPeerKind.Exact, StepPeerKind.ByHand, 0.6, ""),
        new(StepPeerKind.FastTwoThreads, StepPeerKind.Fast, 0.6, Many),
    ];
}
