using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>
/// <c>torch::optim::RMSprop</c> in C++. It has momentum, centered and weight decay, but no clipping, moving average or loss scale.
/// </summary>
internal sealed unsafe class LibtorchPeer : Peer, IDisposable
{
    private readonly LibtorchLibrary _library;
    private readonly nint _optimizer;

    public LibtorchPeer(Configuration configuration, LibtorchLibrary library, TrainingBuffers buffers)
        : base(buffers)
    {
        ConfigurationTraits traits = ConfigurationTraits.Of(configuration);
        _library = library;
        _optimizer = library.Create(
            buffers.Length,
            PinnedArray.AddressOf(buffers.Parameter),
            PinnedArray.AddressOf(buffers.Gradient),
            traits.Momentum ? Hyperparameters.Momentum : 0,
            traits.WeightDecay ? Hyperparameters.WeightDecay : 0,
            Convert.ToInt32(traits.Centered));
    }

    public override void Run(int steps) => _library.Run(_optimizer, steps);

    public void Dispose() => _library.Delete(_optimizer);
}
