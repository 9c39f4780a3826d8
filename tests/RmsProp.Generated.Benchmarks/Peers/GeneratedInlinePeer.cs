using System.Runtime.InteropServices;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>A generated optimizer in its usual form, an object, for an inline model.</summary>
internal sealed class GeneratedInlinePeer<TModel> : Peer
    where TModel : unmanaged, IInlineModel<TModel>
{
    private readonly ApplyStep _apply;
    private TModel _parameter;
    private TModel _gradient;

    public GeneratedInlinePeer(Configuration configuration, KernelNumerics numerics, TrainingBuffers buffers)
        : base(buffers)
    {
        // The object's own method, not called through an interface.
        _apply = TModel.CreateOptimizer(configuration, numerics).Apply;
        buffers.Parameter.CopyTo(Elements(ref _parameter));
        LoadGradient();
    }

    private delegate void ApplyStep(ref TModel parameters, in TModel gradients);

    public override ReadOnlySpan<float> Parameters => Elements(ref _parameter);

    public override void Run(int steps)
    {
        ApplyStep apply = _apply;
        for (int step = 0; step < steps; step++)
        {
            apply(ref _parameter, in _gradient);
        }
    }

    public override void LoadGradient() => Buffers.Gradient.CopyTo(Elements(ref _gradient));

    private static Span<float> Elements(ref TModel model) => MemoryMarshal.Cast<TModel, float>(MemoryMarshal.CreateSpan(ref model, 1));
}
