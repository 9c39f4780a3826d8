using BenchmarkDotNet.Attributes;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Detail;

/// <summary>One step of the peers in C#, on arrays.</summary>
[MemoryDiagnoser]
public class ArrayBenchmarks
{
    private Peer _exact = null!;
    private Peer _fast = null!;
    private Peer _naive = null!;
    private Peer _tensorPrimitives = null!;
    private Peer _roofline = null!;

    [Params(1024, 16_384, 1 << 20, 1 << 24)]
    public int Length { get; set; }

    [Params(Configuration.Plain, Configuration.CenteredMomentumDecay, Configuration.GlobalNorm, Configuration.Everything)]
    public Configuration Configuration { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        TrainingBuffers buffers = new(Length);
        buffers.Reset();
        _exact = GeneratedArrayPeers.Create(Configuration, KernelNumerics.Exact, buffers);
        _fast = GeneratedArrayPeers.Create(Configuration, KernelNumerics.Fast, buffers);
        _naive = new NaivePeer(Configuration, buffers);
        _tensorPrimitives = new TensorPrimitivesPeer(Configuration, buffers);
        _roofline = new RooflinePeer(Configuration, buffers);
    }

    [Benchmark(Baseline = true)]
    public void Exact() => _exact.Run(1);

    [Benchmark]
    public void Fast() => _fast.Run(1);

    [Benchmark]
    public void Naive() => _naive.Run(1);

    [Benchmark]
    public void TensorPrimitives() => _tensorPrimitives.Run(1);

    [Benchmark]
    public void Roofline() => _roofline.Run(1);
}
