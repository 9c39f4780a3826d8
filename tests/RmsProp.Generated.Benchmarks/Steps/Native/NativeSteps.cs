using RmsProp.Generated.Benchmarks.Native;
using RmsProp.Generated.Benchmarks.Steps.Problems;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>The peers outside of C# that this machine has.</summary>
internal sealed class NativeSteps : IDisposable
{
    private readonly NativeSource _source = new();
    private readonly Dictionary<StepPeerKind, string> _descriptions = [], _missing = [];
    private readonly Dictionary<StepPeerKind, StepLibrary> _libraries = [];
    private LibtorchSteps? _libtorch;
    private TorchSharpSteps? _torchSharp;

    /// <summary>The compilers and libraries, and their optimization options.</summary>
    public IReadOnlyDictionary<StepPeerKind, string> Descriptions => _descriptions;

    /// <summary>The reasons why the others are missing.</summary>
    public IReadOnlyDictionary<StepPeerKind, string> Missing => _missing;

    /// <summary>Finds and compiles everything.</summary>
    public static NativeSteps Compile()
    {
        NativeSteps steps = new();
        steps.TryAdd(StepPeerKind.Gcc, () => steps.CompileLoops(StepPeerKind.Gcc, "gcc", NativePeers.OptionsOfGcc));
        steps.TryAdd(StepPeerKind.Clang, () => steps.CompileLoops(StepPeerKind.Clang, "clang", NativePeers.OptionsOfClang));
        steps.TryAdd(StepPeerKind.Libtorch, steps.CompileLibtorch);
        steps.TryAdd(StepPeerKind.TorchSharp, steps.BuildTorchSharp);
        return steps;
    }

    /// <summary>Creates a peer, or returns null if this machine or the problem has none.</summary>
    public StepPeer? Create(StepPeerKind kind, StepProblem problem) => kind switch
    {
        StepPeerKind.Gcc or StepPeerKind.Clang => _libraries.GetValueOrDefault(kind)?.Create(problem.Symbol, problem.Data),
        StepPeerKind.Blocked when problem.BlockedSymbol is string symbol => _libraries.GetValueOrDefault(StepPeerKind.Clang)?.Create(symbol, problem.Data),
        StepPeerKind.Libtorch => _libtorch?.Create(problem),
        StepPeerKind.TorchSharp => _torchSharp?.Create(problem),
        _ => null,
    };

    public void Dispose()
    {
        foreach (StepLibrary library in _libraries.Values)
        {
            library.Dispose();
        }

        _source.Dispose();
    }

    private void TryAdd(StepPeerKind kind, Func<string> compile)
    {
        try
        {
            _descriptions.Add(kind, compile());
        }
        catch (PeerMissingException exception)
        {
            _missing.Add(kind, exception.Message);
        }
    }

    private string CompileLoops(StepPeerKind kind, string name, string options)
    {
        CCompiler compiler = CCompiler.Find(name);
        _libraries.Add(kind, StepLibrary.Compile(compiler, options.Split(' '), _source));
        return $"{compiler.Version}, {options}";
    }

    private string CompileLibtorch()
    {
        LibtorchInstallation installation = LibtorchInstallation.Find();
        _libtorch = LibtorchSteps.Compile(CCompiler.Find("g++"), installation, _source);
        return $"{installation.Libraries}, one thread";
    }

    /// <summary>Takes a first step, so that a program that can't run is missing from the start.</summary>
    private string BuildTorchSharp()
    {
        TorchSharpSteps torchSharp = TorchSharpSteps.Build(_source);
        using StepPeer peer = torchSharp.Create(new LinearProblem());
        peer.Run(0, 1);
        _torchSharp = torchSharp;
        return "TorchSharp-cpu 0.107, one thread, in a process of its own";
    }
}
