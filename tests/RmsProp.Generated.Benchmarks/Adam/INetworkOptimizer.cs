namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>An optimizer of the network.</summary>
internal interface INetworkOptimizer
{
    /// <summary>Takes a step.</summary>
    void Apply(ref Network parameters, in Network gradients);
}
