using RmsProp.Generated.Benchmarks.Buffers;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>One way of computing the steps of a configuration, on <paramref name="buffers"/> or on memory of its own.</summary>
internal abstract class Peer(TrainingBuffers buffers)
{
    /// <summary>The current parameters.</summary>
    public virtual ReadOnlySpan<float> Parameters => Buffers.Parameter;

    protected TrainingBuffers Buffers { get; } = buffers;

    /// <summary>Takes <paramref name="steps"/> steps, one after the other, with the same gradients.</summary>
    public abstract void Run(int steps);

    /// <summary>Loads the gradients from the buffers after they have changed.</summary>
    public virtual void LoadGradient()
    {
        // Only a peer with memory of its own needs to do anything.
    }
}
