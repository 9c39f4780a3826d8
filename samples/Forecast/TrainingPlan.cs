using RmsProp.Generated;

namespace Forecast;

/// <summary>What the training is made of: constants, so that the attributes of <see cref="Gru"/> can use them.</summary>
internal static class TrainingPlan
{
    public const int Epochs = 20;
    public const int BatchSize = 32;
    public const int StepsPerEpoch = (WindowCount + BatchSize - 1) / BatchSize;
    public const double LearningRate = 0.0002;

    /// <summary>What the network sees of the series before it forecasts.</summary>
    public const int KnownMonths = 60;
    public const int ForecastMonths = 12;
    public const int WindowMonths = KnownMonths + ForecastMonths;

    /// <summary>A window starts at each month, as long as it ends within the training years.</summary>
    public const int WindowCount = Co2Record.TrainingSurprises - WindowMonths + 1;

    /// <summary>The schedule of <see cref="Gru"/>, for another number of epochs than was compiled in.</summary>
    public static CosineDecay ScheduleOf(int epochs) => new(LearningRate, epochs * StepsPerEpoch);
}
