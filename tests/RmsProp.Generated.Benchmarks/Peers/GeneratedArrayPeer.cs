using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>A generated optimizer in its static form.</summary>
internal sealed unsafe class GeneratedArrayPeer<TState>(
    TState state, delegate*<ref TState, ref ArrayModel, in ArrayModel, void> apply, TrainingBuffers buffers) : Peer(buffers)
    where TState : struct
{
    private readonly ArrayModel _gradient = new(buffers.Gradient);
    private ArrayModel _parameter = new(buffers.Parameter);
    private TState _state = state;

    public override void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            apply(ref _state, ref _parameter, in _gradient);
        }
    }
}
