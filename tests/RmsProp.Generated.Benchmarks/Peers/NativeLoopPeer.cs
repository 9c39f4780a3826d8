using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>A loop in C. The loop over the steps is in C as well, so that no step pays for the call from C#.</summary>
internal sealed unsafe class NativeLoopPeer(Configuration configuration, LoopLibrary library, TrainingBuffers buffers) : Peer(buffers)
{
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint, NativeArrays*, void> _run = library[configuration];
    private nint _iteration;

    public override void Run(int steps)
    {
        NativeArrays arrays = new(Buffers);
        _run(steps, _iteration, Buffers.Length, &arrays);
        _iteration += steps;
    }
}
