namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary>What takes the steps of a training.</summary>
internal interface INetworkOptimizer
{
    /// <summary>Takes a step.</summary>
    void Apply(ref Network parameters, in Network gradients);
}
