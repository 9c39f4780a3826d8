using RmsProp.Generated;

namespace Forecast;

/// <summary>
/// How the network continues a series, and how wrong that is. This is all that a training needs: the generator derives the gradient
/// of <see cref="Loss"/>, back through all months and through the forecasts that later ones are made from.
/// </summary>
internal partial struct Gru
{
    /// <summary>The mean square of how far forecast levels are off.</summary>
    /// <param name="gru">The parameters.</param>
    /// <param name="surprises">The surprises of all months.</param>
    /// <param name="starts">Where the windows start that are to be forecast.</param>
    [Differentiable]
    public static float Loss(in Gru gru, ReadOnlySpan<float> surprises, ReadOnlySpan<int> starts)
    {
        float sum = 0;
        foreach (int start in starts)
        {
            ReadOnlySpan<float> window = surprises.Slice(start, TrainingPlan.WindowMonths);
            sum += SquareError(in gru, window[..TrainingPlan.KnownMonths], window[TrainingPlan.KnownMonths..]);
        }

        return sum / starts.Length;
    }

    /// <summary>Continues a series of surprises.</summary>
    public static void Continue(in Gru gru, ReadOnlySpan<float> known, Span<float> forecast)
    {
        Span<float> state = stackalloc float[Units];
        for (int month = Co2Record.MonthsPerYear; month < known.Length + forecast.Length; month++)
        {
            Advance(in gru, At(month - 1, known, forecast), At(month - Co2Record.MonthsPerYear, known, forecast), state);
            if (month >= known.Length)
            {
                float surprise = gru.OutputBias;
                for (int unit = 0; unit < Units; unit++)
                {
                    surprise += gru.Output[unit] * state[unit];
                }

                forecast[month - known.Length] = surprise;
            }
        }
    }

    private static float SquareError(in Gru gru, ReadOnlySpan<float> known, ReadOnlySpan<float> truth)
    {
        Span<float> forecast = stackalloc float[TrainingPlan.ForecastMonths];
        Continue(in gru, known, forecast);

        // A level is as far off as all months up to it together.
        float error = 0, sum = 0;
        for (int month = 0; month < truth.Length; month++)
        {
            error += forecast[month] - truth[month];
            sum += error * error;
        }

        return sum / truth.Length;
    }

    private static float At(int month, ReadOnlySpan<float> known, ReadOnlySpan<float> forecast) =>
        month < known.Length ? known[month] : forecast[month - known.Length];

    /// <summary>The state after a further month: the update gate says how much of it stays, the reset gate what the candidate sees of it.</summary>
    private static void Advance(in Gru gru, float before, float yearAgo, Span<float> state)
    {
        Span<float> update = stackalloc float[Units];
        Span<float> seen = stackalloc float[Units];
        for (int unit = 0; unit < Units; unit++)
        {
            update[unit] = Sigmoid(Sum(in gru.Update, unit, before, yearAgo, state));
            seen[unit] = Sigmoid(Sum(in gru.Reset, unit, before, yearAgo, state)) * state[unit];
        }

        for (int unit = 0; unit < Units; unit++)
        {
            float candidate = MathF.Tanh(Sum(in gru.Candidate, unit, before, yearAgo, seen));
            state[unit] = update[unit] * state[unit] + (1 - update[unit]) * candidate;
        }
    }

    private static float Sum(in Gate gate, int unit, float before, float yearAgo, ReadOnlySpan<float> state)
    {
        float sum = gate.Biases[unit] + gate.Inputs[unit, 0] * before + gate.Inputs[unit, 1] * yearAgo;
        for (int other = 0; other < Units; other++)
        {
            sum += gate.States[unit, other] * state[other];
        }

        return sum;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
