using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Options;

/// <summary>The defaults of a framework.</summary>
/// <param name="Framework">The name in messages.</param>
/// <param name="LearningRate">The default learning rate; null if the rate is required.</param>
internal sealed record ConventionDefaults(
    string Framework,
    double? LearningRate,
    double Rho,
    double Epsilon,
    bool IsEpsilonInsideRoot = true,
    bool IsRateInsideMomentum = true,
    bool IsDecayDecoupled = true,
    double InitialVelocity = 0)
{
    public static readonly ConventionDefaults Keras =
        new("Keras", 0.001, 0.9, 1e-7);

    // https://pytorch.org/docs/stable/generated/torch.optim.RMSprop.html
    private static readonly ConventionDefaults PyTorch =
        new("PyTorch", 0.01, 0.99, 1e-8, IsEpsilonInsideRoot: false, IsRateInsideMomentum: false, IsDecayDecoupled: false);

    // https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/RMSPropOptimizer
    private static readonly ConventionDefaults TensorFlowV1 =
        new("TensorFlow", null, 0.9, 1e-10, InitialVelocity: 1);

    // https://optax.readthedocs.io/en/latest/api/optimizers.html#optax.rmsprop
    private static readonly ConventionDefaults Optax =
        new("Optax", null, 0.9, 1e-8);

    // https://huggingface.co/docs/timm/reference/optimizers#timm.optim.RMSpropTF
    private static readonly ConventionDefaults Timm =
        new("timm", 0.01, 0.9, 1e-10, IsDecayDecoupled: false, InitialVelocity: 1);

    public static ConventionDefaults Of(Convention convention) => convention switch
    {
        Convention.PyTorch => PyTorch,
        Convention.TensorFlowV1 => TensorFlowV1,
        Convention.Optax => Optax,
        Convention.Timm => Timm,
        _ => Keras,
    };
}
