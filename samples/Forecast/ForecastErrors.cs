namespace Forecast;

/// <summary>How far forecasts of the test months are off: the roots of the mean squares, in parts per million.</summary>
/// <param name="All">Of all months ahead.</param>
/// <param name="ByMonthsAhead">Of the first month ahead, of the second, and so on.</param>
internal sealed record ForecastErrors(double All, IReadOnlyList<double> ByMonthsAhead)
{
    public static ForecastErrors Of(Forecaster forecast, Co2Record record)
    {
        double[] squares = new double[TrainingPlan.ForecastMonths];
        float[] levels = new float[TrainingPlan.ForecastMonths];
        int count = 0;
        foreach (int month in record.TestOrigins)
        {
            forecast(month, levels);
            for (int i = 0; i < levels.Length; i++)
            {
                double error = levels[i] - record.Levels[month + 1 + i];
                squares[i] += error * error;
            }

            count++;
        }

        return new ForecastErrors(Math.Sqrt(squares.Average() / count), [.. squares.Select(sum => Math.Sqrt(sum / count))]);
    }
}
