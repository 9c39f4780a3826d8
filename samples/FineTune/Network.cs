using RmsProp.Generated;

namespace FineTune;

/// <summary>
/// What a file has of the network: <c>nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))</c>, whose weights are [out, in]. Its
/// optimizer loads and saves, and takes no step.
/// </summary>
[RMSpropConfig]
internal partial struct Network
{
    [TensorName("0.weight")]
    public float[,] FirstWeights;

    [TensorName("0.bias")]
    public float[] FirstBiases;

    [TensorName("2.weight")]
    public float[,] HeadWeights;

    [TensorName("2.bias")]
    public float[] HeadBiases;
}
