using Digits;

namespace FineTune;

/// <summary>Some images and the digits on them.</summary>
internal sealed class Images
{
    private readonly float[] _pixels;
    private readonly byte[] _labels;

    public Images(DigitsSet set, int first, int count)
    {
        _pixels = new float[count * Classifier.Inputs];
        _labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            set.Image(first + i).CopyTo(_pixels.AsSpan(i * Classifier.Inputs));
            _labels[i] = set.Label(first + i);
        }
    }

    public int Count => _labels.Length;

    public ReadOnlySpan<float> Pixels(int first, int count) => _pixels.AsSpan(first * Classifier.Inputs, count * Classifier.Inputs);

    public ReadOnlySpan<byte> Labels(int first, int count) => _labels.AsSpan(first, count);

    public float LossOf(in Classifier classifier) => Classifier.Loss(in classifier, _pixels, _labels);

    /// <summary>The share of images whose digit has the highest score.</summary>
    public double AccuracyOf(in Classifier classifier)
    {
        Span<float> scores = stackalloc float[Classifier.Outputs];
        int right = 0;
        for (int i = 0; i < Count; i++)
        {
            Classifier.Forward(in classifier, Pixels(i, 1), scores);
            int best = 0;
            for (int digit = 1; digit < scores.Length; digit++)
            {
                best = scores[digit] > scores[best] ? digit : best;
            }

            right += best == _labels[i] ? 1 : 0;
        }

        return (double)right / Count;
    }
}
