using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: the user code that an optimizer is waiting for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum UserCode
{
    /// <summary>None.</summary>
    None,

    /// <summary>The function passed to Minimize.</summary>
    LossAndGradient,

    /// <summary>The schedule or the method that gives the learning rate.</summary>
    LearningRate,

    /// <summary>Code called by a step: a MemoryManager.</summary>
    Step,

    /// <summary>Code called by saving or loading a checkpoint: a stream, a buffer or a MemoryManager.</summary>
    Checkpoint,
}
