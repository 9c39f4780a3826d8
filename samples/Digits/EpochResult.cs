namespace Digits;

/// <summary>What the curves are drawn from: one epoch of training.</summary>
/// <param name="Epoch">Its number, from 1 on.</param>
/// <param name="TrainingLoss">The mean loss on the training images, each just before the step it took part in.</param>
/// <param name="TrainingAccuracy">The share of them that was recognized at that moment.</param>
/// <param name="Test">The parameters on the test images, after the epoch.</param>
/// <param name="AveragedTest">The moving average of the parameters on the test images, after the epoch.</param>
internal sealed record EpochResult(
    int Epoch, double TrainingLoss, double TrainingAccuracy, Evaluation Test, Evaluation AveragedTest);
