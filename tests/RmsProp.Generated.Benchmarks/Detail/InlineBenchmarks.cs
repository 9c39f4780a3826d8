using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Detail;

/// <summary>One step of an inline model, called directly, as in a program.</summary>
[MemoryDiagnoser]
public class InlineBenchmarks
{
    private readonly InlineModel17.Plain _plain = new();
    private readonly InlineModel17.PlainFast _plainFast = new();
    private readonly InlineModel17.Everything _everything = new();
    private readonly InlineModel17.EverythingFast _everythingFast = new();
    private readonly InlineModel337.Plain _plain337 = new();
    private readonly InlineModel337.PlainFast _plainFast337 = new();
    private readonly InlineModel337.Everything _everything337 = new();
    private readonly InlineModel337.EverythingFast _everythingFast337 = new();

    // The static form, on a state in place.
    private InlineModel17.PlainFast.State _state;

    private InlineModel17 _parameters;
    private InlineModel17 _gradients;
    private InlineModel337 _parameters337;
    private InlineModel337 _gradients337;

    [GlobalSetup]
    public void Setup()
    {
        MemoryMarshal.CreateSpan(ref _gradients.Weights[0], 17).Fill(0.5f);
        MemoryMarshal.CreateSpan(ref _gradients337.Weights[0], 337).Fill(0.5f);
    }

    [Benchmark(Baseline = true)]
    public void Plain17() => _plain.Apply(ref _parameters, in _gradients);

    [Benchmark]
    public void PlainFast17() => _plainFast.Apply(ref _parameters, in _gradients);

    [Benchmark]
    public void PlainFastStatic17() => InlineModel17.PlainFast.Apply(ref _state, ref _parameters, in _gradients);

    [Benchmark]
    public void Everything17() => _everything.Apply(ref _parameters, in _gradients);

    [Benchmark]
    public void EverythingFast17() => _everythingFast.Apply(ref _parameters, in _gradients);

    [Benchmark]
    public void Plain337() => _plain337.Apply(ref _parameters337, in _gradients337);

    [Benchmark]
    public void PlainFast337() => _plainFast337.Apply(ref _parameters337, in _gradients337);

    [Benchmark]
    public void Everything337() => _everything337.Apply(ref _parameters337, in _gradients337);

    [Benchmark]
    public void EverythingFast337() => _everythingFast337.Apply(ref _parameters337, in _gradients337);
}
