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
}
