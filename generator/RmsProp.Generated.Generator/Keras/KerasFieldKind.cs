namespace RmsProp.Generated.Generator.Keras;

/// <summary>The kinds of values that arguments have.</summary>
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

    /// <summary>The learning-rate decay of former versions.</summary>
    Decay,

    /// <summary>An argument with no part in the arithmetic.</summary>
    Unused,
}
