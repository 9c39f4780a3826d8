namespace Forecast;

/// <summary>What is shown of an epoch.</summary>
/// <param name="Epoch">Its number, from 1 on.</param>
/// <param name="TrainingError">How far forecasts of the training years were off, each just before the step that learned from it.</param>
internal sealed record EpochResult(int Epoch, double TrainingError);
