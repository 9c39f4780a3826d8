namespace RmsProp.Generated;

/// <summary>
/// The framework whose RMSprop is generated. The formulas are for one parameter p and its gradient g, with the velocity v, the
/// average gradient a (zero unless centered), the momentum buffer m (not stored without momentum) and the learning rate lr.
/// </summary>
public enum RMSpropConvention
{
    /// <summary>
    /// <c>keras.optimizers.RMSprop</c> of Keras 3, to the bit:
    /// <c>v = ρ·v + (1 - ρ)·g²; m = μ·m + lr·g / √(v - a² + ε); p -= m</c>. Learning rate 0.001, ρ 0.9, ε 1e-7.
    /// </summary>
    Keras,

    /// <summary>
    /// <c>torch.optim.RMSprop</c>, to the bit as in PyTorch 1.13, with the fused multiply-adds of its kernels for AVX2 and later.
    /// (Builds with Intel's MKL, such as libtorch 2.10, round 14 % of square roots differently and compute the average gradient
    /// in two operations, so that last bits differ.)
    /// <c>g += decay·p; v = ρ·v + (1 - ρ)·g²; m = μ·m + g / (√(v - a²) + ε); p -= lr·m</c>. Learning rate 0.01, ρ (alpha) 0.99,
    /// ε 1e-8; weight decay is an L2 penalty.
    /// </summary>
    PyTorch,

    /// <summary>
    /// <c>tf.compat.v1.train.RMSPropOptimizer</c>:
    /// <c>v += (g² - v)·(1 - ρ); m = μ·m + g·lr / √(v - a² + ε); p -= m</c>. ρ (decay) 0.9, ε 1e-10; v begins at 1. It has no
    /// default learning rate.
    /// </summary>
    TensorFlowV1,

    /// <summary>
    /// <c>optax.rmsprop</c>: <c>v = ρ·v + (1 - ρ)·g²; m = μ·m + lr·g / √(v - a² + ε); p -= m</c>, with
    /// <see cref="RMSpropConfigAttribute.EpsilonPlacement"/> for its <c>eps_in_sqrt</c>,
    /// <see cref="RMSpropConfigAttribute.InitialVelocity"/> for <c>initial_scale</c>,
    /// <see cref="RMSpropConfigAttribute.Nesterov"/> and <see cref="RMSpropConfigAttribute.BiasCorrection"/>. ρ (decay) 0.9,
    /// ε 1e-8. It has no default learning rate.
    /// </summary>
    Optax,

    /// <summary>
    /// <c>timm.optim.RMSpropTF</c>: TensorFlow's formula in PyTorch's terms, with
    /// <see cref="RMSpropConfigAttribute.LearningRatePlacement"/> for its <c>lr_in_momentum</c> and
    /// <see cref="RMSpropConfigAttribute.WeightDecayMode"/> for <c>decoupled_decay</c>. Learning rate 0.01, ρ (alpha) 0.9,
    /// ε 1e-10; v begins at 1; weight decay is an L2 penalty.
    /// </summary>
    Timm,
}
