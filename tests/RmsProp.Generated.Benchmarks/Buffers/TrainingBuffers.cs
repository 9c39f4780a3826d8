namespace RmsProp.Generated.Benchmarks.Buffers;

/// <summary>The arrays of a training: plain ones, as users have them, shared by all peers.</summary>
/// <param name="length">The number of parameters.</param>
/// <param name="placement">The placement relative to the cache lines; any number.</param>
internal sealed class TrainingBuffers(int length, int placement = TrainingBuffers.UsualPlacement)
{
    // The runtime aligns arrays to eight bytes, so one in eight starts at a cache line by chance. This one does not.
    private const int UsualPlacement = 7;

    // Ten cache lines between the starts of two arrays modulo the page size: the processor never takes a load for one of the store just
    // before it, and arrays traversed side by side don't compete for the same cache lines.
    private const int Stagger = 640;

    private static readonly float[] GradientPattern = CreatePattern(new Random(17), (1 << 16) + 97);
    private static readonly float[] ParameterPattern = CreatePattern(new Random(337), (1 << 16) + 113);

    public int Length => length;

    public float[] Parameter { get; } = PinnedArray.Allocate(length, Offset(0, placement));

    public float[] Gradient { get; } = PinnedArray.Allocate(length, Offset(1, placement));

    public float[] Velocity { get; } = PinnedArray.Allocate(length, Offset(2, placement));

    public float[] MomentumBuffer { get; } = PinnedArray.Allocate(length, Offset(3, placement));

    public float[] AverageGradient { get; } = PinnedArray.Allocate(length, Offset(4, placement));

    public float[] MovingAverage { get; } = PinnedArray.Allocate(length, Offset(5, placement));

    /// <summary>Resets all arrays to their state before the first step.</summary>
    public void Reset()
    {
        Repeat(ParameterPattern, 0, Parameter);
        RefreshGradient(0);
        Array.Clear(Velocity);
        Array.Clear(MomentumBuffer);
        Array.Clear(AverageGradient);
        Array.Clear(MovingAverage);
    }

    /// <summary>Changes the gradients to those of <paramref name="round"/>.</summary>
    public void RefreshGradient(int round) => Repeat(GradientPattern, round * 1009 % GradientPattern.Length, Gradient);

    private static int Offset(int array, int placement) => placement % 8 * sizeof(long) + array * Stagger;

    // Between 0.1 and 1, of either sign: no result becomes denormal, infinite or NaN, which some processors compute more slowly.
    private static float[] CreatePattern(Random random, int length)
    {
        float[] pattern = new float[length];
        for (int i = 0; i < length; i++)
        {
            float magnitude = 0.1f + 0.9f * random.NextSingle();
            pattern[i] = random.Next(2) == 0 ? magnitude : -magnitude;
        }

        return pattern;
    }

    private static void Repeat(float[] pattern, int start, Span<float> destination)
    {
        while (!destination.IsEmpty)
        {
            int count = Math.Min(pattern.Length - start, destination.Length);
            pattern.AsSpan(start, count).CopyTo(destination);
            destination = destination[count..];
            start = 0;
        }
    }
}
