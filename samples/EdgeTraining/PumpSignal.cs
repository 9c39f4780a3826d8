namespace EdgeTraining;

/// <summary>
/// What a vibration sensor might say of a pump whose bearing wears: a tone and its octave, sampled a few times per turn, that
/// get slower as time goes by, and noise. It is a function of the time, so that a program that restarts hears what it would
/// have heard.
/// </summary>
internal static class PumpSignal
{
    private const double TurnsPerValue = 0.05;
    private const double ValuesUntilSlower = 60_000; // by a factor of e
    private const float Noise = 0.1f;

    /// <summary>The value at a time.</summary>
    public static float At(long time)
    {
        double turns = TurnsPerValue * ValuesUntilSlower * (1 - Math.Exp(-time / ValuesUntilSlower));
        double phase = 2 * Math.PI * turns;
        return (float)(Math.Sin(phase) + 0.4 * Math.Sin(2 * phase + 1)) + Noise * SymmetricHash.Of(time);
    }
}
