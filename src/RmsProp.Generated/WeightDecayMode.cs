namespace RmsProp.Generated;

/// <summary>How weights decay.</summary>
public enum WeightDecayMode
{
    /// <summary>Directly, before the update: <c>p -= p·decay·lr</c>, as in Keras and in timm with <c>decoupled_decay=True</c>.</summary>
    Decoupled,

    /// <summary>
    /// By a penalty on their squares, whose gradient is added to that of the loss, after clipping and before the moving averages:
    /// <c>g += decay·p</c>, as in PyTorch and timm.
    /// </summary>
    L2,
}
