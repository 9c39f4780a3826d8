namespace RmsProp.Generated.Generator.Keras;

/// <summary>What an argument may be.</summary>
internal enum KerasFieldKind
{
    Number,
    OptionalNumber,
    Integer,
    Flag,
    Text,
    Numbers,
    LearningRate,
    Optimizer,

    /// <summary>What former versions divided the learning rate by more and more.</summary>
    Decay,

    /// <summary>What has no part in the arithmetic.</summary>
    Unused,
}
