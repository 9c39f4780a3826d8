namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>A generated optimizer.</summary>
internal sealed class GeneratedOptimizer(IRMSpropOptimizer<Network> optimizer) : INetworkOptimizer
{
    public void Apply(ref Network parameters, in Network gradients) => optimizer.Apply(ref parameters, in gradients);
}
