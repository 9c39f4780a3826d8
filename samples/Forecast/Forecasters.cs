namespace Forecast;

/// <summary>Forecasts the months after one.</summary>
/// <param name="month">The last month that is known.</param>
/// <param name="levels">Gets the forecast.</param>
internal delegate void Forecaster(int month, Span<float> levels);

/// <summary>The network, and what it has to be better than.</summary>
internal static class Forecasters
{
    /// <summary>What is usual, and the surprises that the network expects.</summary>
    public static Forecaster Network(Gru gru, Co2Record record) => (month, levels) =>
    {
        Gru.Continue(in gru, record.KnownAt(month), levels);
        float level = record.Levels[month];
        for (int i = 0; i < levels.Length; i++)
        {
            level += record.MeanChangeOf(month + 1 + i, Co2Record.UsualYears) + levels[i];
            levels[i] = level;
        }
    };

    /// <summary>Each month adds what it added, on average, in the last years.</summary>
    public static Forecaster LastYears(int years, Co2Record record) => (month, levels) =>
    {
        float level = record.Levels[month];
        for (int i = 0; i < levels.Length; i++)
        {
            level += record.MeanChangeOf(month + 1 + i, years);
            levels[i] = level;
        }
    };

    /// <summary>As the same month a year ago.</summary>
    public static Forecaster SameMonth(Co2Record record) => (month, levels) =>
        record.Levels.AsSpan(month + 1 - Co2Record.MonthsPerYear, levels.Length).CopyTo(levels);
}
