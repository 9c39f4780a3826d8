namespace RmsProp.Generated.Generator.Plan;

/// <summary>A part of a step.</summary>
internal enum StepPart
{
    /// <summary>The learning rate of the step is computed, unless it is a constant.</summary>
    ComputeLearningRate,

    /// <summary>Fields lie where the generator took them to be.</summary>
    CheckLayout,

    CheckShapes,

    /// <summary>Nothing that is written is used twice.</summary>
    CheckMemory,

    /// <summary>The first step allocates the slots.</summary>
    Build,

    ReadLossScale,

    /// <summary>The norm of all gradients is computed, without a check.</summary>
    TakeNorm,

    /// <summary>Gradients that are not finite are reacted to, before anything has been changed.</summary>
    CheckGradients,

    /// <summary>Likewise those whose square overflows.</summary>
    CheckSquares,

    /// <summary>Likewise those whose norm overflows.</summary>
    CheckNorms,

    /// <summary>What depends on the number of updates is computed.</summary>
    CountUpdates,

    /// <summary>What depends on the step and on the options of a group is computed.</summary>
    ComputeGroupValues,

    /// <summary>Every variable goes through the stages of the formula.</summary>
    RunKernels,

    /// <summary>Variables are kept to their constraints, each while it is still in the caches.</summary>
    Constrain,

    /// <summary>The norm can be read from now on.</summary>
    KeepNorm,

    CountStep,
}
