using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>The peers in C and C++ that this machine can compile.</summary>
internal sealed class NativePeers : IDisposable
{
    public const string OptionsOfGcc = "-O3 -march=native -fno-math-errno";
    public const string OptionsOfClang = "-O3 -march=native -ffast-math";

    private readonly NativeSource _source = new();
    private readonly Dictionary<PeerKind, string> _descriptions = [];
    private readonly Dictionary<PeerKind, string> _missing = [];

    // One library per inline length, with loops of that length, and one for all others.
    private readonly Dictionary<(PeerKind Kind, int? Length), LoopLibrary> _loops = [];
    private LibtorchLibrary? _libtorch;

    /// <summary>The compilers and libraries, and their optimization options.</summary>
    public IReadOnlyDictionary<PeerKind, string> Descriptions => _descriptions;

    /// <summary>The reasons why the others are missing.</summary>
    public IReadOnlyDictionary<PeerKind, string> Missing => _missing;

    /// <summary>Finds and compiles those of these kinds.</summary>
    public static NativePeers Compile(IReadOnlyCollection<PeerKind> kinds)
    {
        NativePeers peers = new();
        foreach (PeerKind kind in kinds)
        {
            switch (kind)
            {
                case PeerKind.Gcc:
                    peers.TryAdd(kind, () => peers.CompileLoops(kind, "gcc", OptionsOfGcc));
                    break;
                case PeerKind.Clang:
                    peers.TryAdd(kind, () => peers.CompileLoops(kind, "clang", OptionsOfClang));
                    break;
                case PeerKind.Libtorch:
                    peers.TryAdd(kind, peers.CompileLibtorch);
                    break;
            }
        }

        return peers;
    }

    /// <summary>Creates a peer, or returns null if it is missing.</summary>
    public Peer? Create(PeerKind kind, Configuration configuration, TrainingBuffers buffers)
    {
        if (kind == PeerKind.Libtorch)
        {
            bool isComparable = configuration is Configuration.Plain or Configuration.Everything or Configuration.PyTorch;
            return _libtorch is not null && isComparable ? new LibtorchPeer(configuration, _libtorch, buffers) : null;
        }

        int? length = Lengths.Inline.Contains(buffers.Length) ? buffers.Length : null;
        return _loops.TryGetValue((kind, length), out LoopLibrary? library) ? new NativeLoopPeer(configuration, library, buffers) : null;
    }

    public void Dispose()
    {
        foreach (LoopLibrary library in _loops.Values)
        {
            library.Dispose();
        }

        _source.Dispose();
    }

    private void TryAdd(PeerKind kind, Func<string> compile)
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

    private string CompileLoops(PeerKind kind, string name, string options)
    {
        CCompiler compiler = CCompiler.Find(name);
        foreach (int? length in (IEnumerable<int?>)[null, .. Lengths.Inline])
        {
            _loops.Add((kind, length), LoopLibrary.Compile(compiler, options.Split(' '), length, _source));
        }

        return $"{compiler.Version}, {options}";
    }

    private string CompileLibtorch()
    {
        LibtorchInstallation installation = LibtorchInstallation.Find();
        CCompiler compiler = CCompiler.Find("g++");
        _libtorch = LibtorchLibrary.Compile(compiler, installation, _source);
        return $"{installation.Libraries}, one thread";
    }
}
