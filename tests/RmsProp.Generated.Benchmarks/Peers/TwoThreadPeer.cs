using System.Runtime.CompilerServices;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The generated optimizer with Keras' bits, on two threads.</summary>
internal sealed class TwoThreadPeer : Peer
{
    private readonly IRMSpropOptimizer<ArrayModel> _optimizer;
    private readonly ArrayModel _gradient;
    private ArrayModel _parameter;

    public TwoThreadPeer(Configuration configuration, TrainingBuffers buffers)
        : base(buffers)
    {
        _gradient = new ArrayModel(buffers.Gradient);
        _parameter = new ArrayModel(buffers.Parameter);
        _optimizer = Create(configuration);
        _optimizer.MaxDegreeOfParallelism = 2;
    }

    public override void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            _optimizer.Apply(ref _parameter, in _gradient);
        }
    }

    private IRMSpropOptimizer<ArrayModel> Create(Configuration configuration) => configuration switch
    {
        Configuration.Plain => On(new ArrayModel.Plain(), optimizer => Place(in optimizer.Velocity, Buffers.Velocity)),
        Configuration.Momentum => On(
            new ArrayModel.Momentum(),
            optimizer => Place(in optimizer.Velocity, Buffers.Velocity),
            optimizer => Place(in optimizer.MomentumBuffer, Buffers.MomentumBuffer)),
        Configuration.Centered => On(
            new ArrayModel.Centered(),
            optimizer => Place(in optimizer.Velocity, Buffers.Velocity),
            optimizer => Place(in optimizer.AverageGradient, Buffers.AverageGradient)),
        Configuration.CenteredMomentumDecay => On(
            new ArrayModel.CenteredMomentumDecay(),
            optimizer => Place(in optimizer.Velocity, Buffers.Velocity),
            optimizer => Place(in optimizer.MomentumBuffer, Buffers.MomentumBuffer),
            optimizer => Place(in optimizer.AverageGradient, Buffers.AverageGradient)),
        Configuration.ClipValue => On(new ArrayModel.ClipValue(), optimizer => Place(in optimizer.Velocity, Buffers.Velocity)),
        Configuration.ClipNorm => On(new ArrayModel.ClipNorm(), optimizer => Place(in optimizer.Velocity, Buffers.Velocity)),
        Configuration.GlobalNorm => On(new ArrayModel.GlobalNorm(), optimizer => Place(in optimizer.Velocity, Buffers.Velocity)),
        Configuration.Ema => On(
            new ArrayModel.Ema(),
            optimizer => Place(in optimizer.Velocity, Buffers.Velocity),
            optimizer => Place(in optimizer.MovingAverage, Buffers.MovingAverage)),
        Configuration.Everything => On(
            new ArrayModel.Everything(),
            optimizer => Place(in optimizer.Velocity, Buffers.Velocity),
            optimizer => Place(in optimizer.MomentumBuffer, Buffers.MomentumBuffer),
            optimizer => Place(in optimizer.AverageGradient, Buffers.AverageGradient),
            optimizer => Place(in optimizer.MovingAverage, Buffers.MovingAverage)),
        Configuration.Guarded => On(new ArrayModel.Guarded(), optimizer => Place(in optimizer.Velocity, Buffers.Velocity)),
        Configuration.PyTorch => On(
            new ArrayModel.PyTorch(),
            optimizer => Place(in optimizer.Velocity, Buffers.Velocity),
            optimizer => Place(in optimizer.MomentumBuffer, Buffers.MomentumBuffer)),
        _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, null),
    };

    private TOptimizer On<TOptimizer>(TOptimizer optimizer, params ReadOnlySpan<Action<TOptimizer>> placements)
        where TOptimizer : IRMSpropOptimizer<ArrayModel>
    {
        optimizer.Build(in _parameter);
        foreach (Action<TOptimizer> place in placements)
        {
            place(optimizer);
        }

        return optimizer;
    }

    // All peers use the same memory, because its placement matters. An optimizer allocates its own slots and exposes them as read-only,
    // so this circumvents it.
    private static void Place(in ArrayModel slot, float[] values) => Unsafe.AsRef(in slot) = new ArrayModel(values);
}
