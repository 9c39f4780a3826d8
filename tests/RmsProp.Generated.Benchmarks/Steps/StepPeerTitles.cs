namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>The names of the peers in reports.</summary>
internal static class StepPeerTitles
{
    public static string Title(this StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => "loss alone",
        StepPeerKind.Exact => "Exact",
        StepPeerKind.Fast => "Fast",
        StepPeerKind.FastTwoThreads => "Fast, 2 threads",
        StepPeerKind.ByHand => "C# by hand",
        StepPeerKind.Gcc => "gcc",
        StepPeerKind.Clang => "clang -ffast-math",
        StepPeerKind.Blocked => "clang, register-blocked",
        StepPeerKind.Libtorch => "libtorch",
        StepPeerKind.TorchSharp => "TorchSharp",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
