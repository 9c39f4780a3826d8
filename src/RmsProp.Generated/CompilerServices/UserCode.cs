using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Used by generated code, and not meant to be used elsewhere: what code of the user's an optimizer is waiting for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum UserCode
{
    /// <summary>None.</summary>
    None,

    /// <summary>The function that Minimize calls.</summary>
    LossAndGradient,

    /// <summary>The schedule or the method that gives the learning rate.</summary>
    LearningRate,

    /// <summary>What a step calls: a MemoryManager.</summary>
    Step,

    /// <summary>What saving or loading a checkpoint calls: a stream, a buffer or a MemoryManager.</summary>
    Checkpoint,
}
