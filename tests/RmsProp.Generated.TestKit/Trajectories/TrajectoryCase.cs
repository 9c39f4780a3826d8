namespace RmsProp.Generated.TestKit;

/// <summary>
/// One recorded run of an optimizer: a configuration, initial values, the gradients of every step, and the results. All numbers are
/// <see cref="double"/>, which holds the numbers of a float32 recording exactly.
/// </summary>
public sealed record TrajectoryCase
{
    public required string Id { get; init; }

    public required RMSpropArguments Arguments { get; init; }

    /// <summary>Whether PyTorch fused multiply-adds in this run.</summary>
    public required bool FusesMultiplyAdds { get; init; }

    /// <summary>The schedule that gives the learning rate, if any.</summary>
    public ScheduleArguments? Schedule { get; init; }

    /// <summary>The values that a callable learning rate returned at each step, if the learning rate is one.</summary>
    public IReadOnlyList<double>? CallableLearningRates { get; init; }

    /// <summary>Whether the variables are float64; they are float32 otherwise.</summary>
    public required bool IsDouble { get; init; }

    /// <summary>
    /// Whether the learning rate is a float64 number (Keras' <c>floatx</c> is float64). If not, the learning rate of float64 variables is
    /// a float32 number too.
    /// </summary>
    public required bool IsLearningRateDouble { get; init; }

    public required IReadOnlyList<TrajectoryVariable> Variables { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required int StepCount { get; init; }

    /// <summary>The gradients of each variable at each step; if there are fewer than steps, they repeat.</summary>
    public required IReadOnlyList<double[]?[]> GradientCycle { get; init; }

    /// <summary>The recorded steps, in order: all of them, or every nth of a long run.</summary>
    public required IReadOnlyList<RecordedStep> Steps { get; init; }

    /// <summary>The learning rates set before a step, by the number of the step.</summary>
    public required IReadOnlyDictionary<int, double> LearningRateChanges { get; init; }

    /// <summary>The slots after the last step, by their names in <see cref="SlotNames"/>.</summary>
    public required IReadOnlyDictionary<string, double[][]> FinalSlots { get; init; }

    /// <summary>The variables after <c>finalize_variable_values</c>, recorded if there is a moving average.</summary>
    public double[][]? FinalizedParameters { get; init; }

    /// <summary>
    /// The learning rate as configured, rounded like Keras' learning-rate variable, through which float64 variables see it.
    /// </summary>
    public double ConstantLearningRate =>
        IsDouble && !IsLearningRateDouble ? (float)Arguments.LearningRate : Arguments.LearningRate;

    /// <summary>The gradients of each variable at a step, counted from 1.</summary>
    public double[]?[] GradientsAt(int step) => GradientCycle[(step - 1) % GradientCycle.Count];

    /// <summary>Whether a variable has no gradient at some step.</summary>
    public bool MayLackGradient(int variable) => GradientCycle.Any(gradients => gradients[variable] is null);

    public override string ToString() => Id;
}
