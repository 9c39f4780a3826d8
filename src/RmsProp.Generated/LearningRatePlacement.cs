namespace RmsProp.Generated;

/// <summary>Where the learning rate is applied, if there is momentum. It matters if the rate changes.</summary>
public enum LearningRatePlacement
{
    /// <summary>
    /// To the increments that the momentum buffer sums up: <c>m = μ·m + lr·g / √(v + ε); p -= m</c>, as in Keras, TensorFlow, Optax and timm.
    /// </summary>
    InsideMomentum,

    /// <summary>
    /// To the momentum buffer: <c>m = μ·m + g / √(v + ε); p -= lr·m</c>, as in PyTorch and in timm with
    /// <c>lr_in_momentum=False</c>.
    /// </summary>
    OutsideMomentum,
}
