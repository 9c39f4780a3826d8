namespace RmsProp.Generated.Generator.Plan;

/// <summary>A part of a step.</summary>
internal enum StepPart
{
    /// <summary>The learning rate of the step is computed, where it isn't a constant.</summary>
    ComputeLearningRate,

    CheckShapes,

    /// <summary>Gradients that are not finite are reacted to, before anything has been changed.</summary>
    CheckGradients,

    /// <summary>Likewise those whose square overflows.</summary>
    CheckSquares,

    /// <summary>Likewise those whose norm overflows.</summary>
    CheckNorms,

    /// <summary>Every variable goes through the stages of the formula.</summary>
    RunKernels,

    /// <summary>Variables are kept to their constraints.</summary>
    Constrain,

    CountStep,
}
