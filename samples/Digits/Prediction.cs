namespace Digits;

/// <summary>What a model makes of one image.</summary>
/// <param name="Digit">The digit it finds most probable.</param>
/// <param name="Loss">The cross-entropy: -ln of the probability that it gives the right digit.</param>
internal readonly record struct Prediction(int Digit, double Loss)
{
    public static Prediction From(ReadOnlySpan<float> probabilities, int label)
    {
        int best = 0;
        for (int digit = 1; digit < probabilities.Length; digit++)
        {
            if (probabilities[digit] > probabilities[best])
            {
                best = digit;
            }
        }

        // A probability that was rounded to 0 would make the loss infinite.
        return new Prediction(best, -Math.Log(Math.Max(probabilities[label], float.Epsilon)));
    }
}
