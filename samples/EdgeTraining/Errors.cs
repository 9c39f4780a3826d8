namespace EdgeTraining;

/// <summary>How far predictions were from what came: the root of the mean square.</summary>
/// <param name="Predicted">Of the predictor, before it learned from that value.</param>
/// <param name="Naive">Of saying that the next value is as the last.</param>
internal readonly record struct Errors(double Predicted, double Naive);
