namespace Digits;

/// <summary>What a model makes of one image.</summary>
/// <param name="Digit">The digit it finds most probable.</param>
/// <param name="Loss">The cross-entropy: -ln of the probability that it gives the right digit.</param>
internal readonly record struct Prediction(int Digit, float Loss)
{
    public static Prediction Of(in Perceptron network, ReadOnlySpan<float> image, int label)
    {
        Span<float> scores = stackalloc float[Perceptron.Outputs];
        Perceptron.Forward(in network, image, scores);
        int best = 0;
        for (int digit = 1; digit < scores.Length; digit++)
        {
            if (scores[digit] > scores[best])
            {
                best = digit;
            }
        }

        return new Prediction(best, Perceptron.CrossEntropy(scores, label));
    }
}
