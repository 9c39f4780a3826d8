using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The generated optimizer with Keras' bits, on two threads, and with slots of its own.</summary>
internal sealed class TwoThreadPeer : Peer
{
    private readonly IRMSpropOptimizer<ArrayModel> _optimizer;
    private readonly ArrayModel _gradient;
    private ArrayModel _parameter;

    public TwoThreadPeer(Configuration configuration, TrainingBuffers buffers)
        : base(buffers)
    {
        _optimizer = configuration switch
        {
            Configuration.Plain => new ArrayModel.Plain(),
            Configuration.Momentum => new ArrayModel.Momentum(),
            Configuration.Centered => new ArrayModel.Centered(),
            Configuration.CenteredMomentumDecay => new ArrayModel.CenteredMomentumDecay(),
            Configuration.ClipValue => new ArrayModel.ClipValue(),
            Configuration.ClipNorm => new ArrayModel.ClipNorm(),
            Configuration.GlobalNorm => new ArrayModel.GlobalNorm(),
            Configuration.Ema => new ArrayModel.Ema(),
            Configuration.Everything => new ArrayModel.Everything(),
            _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, null),
        };
        _optimizer.MaxDegreeOfParallelism = 2;
        _gradient = new ArrayModel(buffers.Gradient);
        _parameter = new ArrayModel(buffers.Parameter);
    }

    public override void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            _optimizer.Apply(ref _parameter, in _gradient);
        }
    }
}
