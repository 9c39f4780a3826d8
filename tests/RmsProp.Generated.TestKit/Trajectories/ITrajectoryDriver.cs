namespace RmsProp.Generated.TestKit;

/// <summary>
/// An optimizer together with its parameters, as a replay sees them: flat rows of numbers, one for each variable.
/// <see cref="double"/> holds the numbers of float variables exactly.
/// </summary>
public interface ITrajectoryDriver
{
    /// <summary>Sets all parameters, before the first step.</summary>
    void SetParameters(double[][] values);

    /// <summary>Takes one step; a gradient that is <see langword="null"/> is Keras' <c>None</c>.</summary>
    void Apply(double[]?[] gradients);

    /// <summary>The parameters.</summary>
    double[][] Parameters();

    /// <summary>The slot with a name of <see cref="SlotNames"/>, or <see langword="null"/> if the optimizer does not have it.</summary>
    double[][]? Slot(string name);

    /// <summary>Keras' <c>_iterations</c>.</summary>
    long Steps { get; }

    /// <summary>Keras' <c>iterations</c>, or <see langword="null"/> if this form of the optimizer has no such member.</summary>
    long? Iterations { get; }

    /// <summary>The learning rate of the next step, or <see langword="null"/> if this form of the optimizer has no such member.</summary>
    double? LearningRate { get; }

    /// <summary>The loss scale of the next step, or <see langword="null"/> if this form of the optimizer has no such member.</summary>
    double? LossScale => null;

    /// <summary>
    /// The number of steps skipped for their gradients, or <see langword="null"/> if this form of the optimizer has no such member.
    /// </summary>
    long? SkippedSteps => null;

    /// <summary>Keras' <c>step_counter</c>, or <see langword="null"/> if this form of the optimizer has no such member.</summary>
    long? GoodSteps => null;

    /// <summary>The loss times its scale, or <see langword="null"/> if this form of the optimizer has no such member.</summary>
    double? ScaleLoss(double loss) => null;

    /// <summary>Sets a constant learning rate for the following steps.</summary>
    void SetLearningRate(double learningRate);

    /// <summary>Overwrites the parameters with their moving average.</summary>
    void FinalizeVariableValues();
}
