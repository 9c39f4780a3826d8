namespace RmsProp.Generated;

/// <summary>How weights decay.</summary>
public enum WeightDecayMode
{
    /// <summary>By themselves, before the update: <c>p -= p·decay·lr</c>, as in Keras and in timm with <c>decoupled_decay=True</c>.</summary>
    Decoupled,

    /// <summary>
    /// As a penalty on their squares, whose gradient is added to that of the loss, behind clipping and in front of the moving
    /// averages: <c>g += decay·p</c>, as in PyTorch and timm.
    /// </summary>
    L2,
}
