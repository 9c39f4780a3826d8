namespace RmsProp.Generated.Generator.Plan;

/// <summary>A part of a step.</summary>
internal enum StepPart
{
    /// <summary>Computes the learning rate of the step, unless it is constant.</summary>
    ComputeLearningRate,

    /// <summary>Checks that fields are where the generator assumed them to be.</summary>
    CheckLayout,

    CheckShapes,

    /// <summary>Checks that no memory that is written is used twice.</summary>
    CheckMemory,

    /// <summary>Allocates the slots on the first step.</summary>
    Build,

    ReadLossScale,

    /// <summary>Computes the norm of all gradients, without a check.</summary>
    TakeNorm,

    /// <summary>Reacts to gradients that are not finite, before anything is changed.</summary>
    CheckGradients,

    /// <summary>Reacts to those whose square overflows as well.</summary>
    CheckSquares,

    /// <summary>Reacts to those whose norm overflows as well.</summary>
    CheckNorms,

    /// <summary>Computes what depends on the number of updates.</summary>
    CountUpdates,

    /// <summary>Computes what depends on both the step and the options of a group.</summary>
    ComputeGroupValues,

    /// <summary>Applies the stages of the formula to every variable.</summary>
    RunKernels,

    /// <summary>Constrains variables, each while it is still in the cache.</summary>
    Constrain,

    /// <summary>Stores the norm for the user to read.</summary>
    KeepNorm,

    CountStep,
}
