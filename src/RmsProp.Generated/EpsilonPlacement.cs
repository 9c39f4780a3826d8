namespace RmsProp.Generated;

/// <summary>Where the constant ε of the denominator is added.</summary>
public enum EpsilonPlacement
{
    /// <summary>Under the root: √(v + ε), as in Keras, TensorFlow, Optax and timm.</summary>
    InsideRoot,

    /// <summary>To the root: √v + ε, as in PyTorch and in Optax with <c>eps_in_sqrt=False</c>.</summary>
    OutsideRoot,
}
