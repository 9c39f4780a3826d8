using RmsProp.Generated;

namespace Digits;

/// <summary>
/// The length of the training and its learning rate: constants, so that the attributes of <see cref="Perceptron"/> can
/// use them.
/// </summary>
internal static class TrainingPlan
{
    public const int Epochs = 150;
    public const int BatchSize = 32;
    public const int StepsPerEpoch = (DigitsData.TrainingCount + BatchSize - 1) / BatchSize;

    /// <summary>The first epoch is the warm-up; the rate falls in all others.</summary>
    public const int WarmupSteps = StepsPerEpoch;
    public const int DecaySteps = (Epochs - 1) * StepsPerEpoch;

    public const double PeakLearningRate = 0.001;

    /// <summary>The last learning rate, as a fraction of the peak: small steps are left for the average to smooth.</summary>
    public const double FinalFraction = 0.2;

    /// <summary>The schedule of <see cref="Perceptron"/>, for another number of epochs than was compiled in.</summary>
    public static CosineDecay ScheduleOf(int epochs) => new(
        initialLearningRate: 0,
        decaySteps: (epochs - 1) * StepsPerEpoch,
        alpha: FinalFraction,
        warmupTarget: PeakLearningRate,
        warmupSteps: WarmupSteps);
}
