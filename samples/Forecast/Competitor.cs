namespace Forecast;

/// <summary>A way to forecast, and how well it does.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Style">How it looks in the picture: a class of the style sheet.</param>
internal sealed record Competitor(string Name, string Style, Forecaster Forecast, ForecastErrors Errors)
{
    /// <summary>The network, and the naive forecasts.</summary>
    public static List<Competitor> All(Gru gru, Co2Record record)
    {
        return
        [
            Create("the network", "network", Forecasters.Network(gru, record)),
            Create("adds as in the mean of 3 years", "years", Forecasters.LastYears(3, record)),
            Create("adds as last year", "year", Forecasters.LastYears(1, record)),
            Create("is as last year", "same", Forecasters.SameMonth(record)),
        ];

        Competitor Create(string name, string style, Forecaster forecast) => new(name, style, forecast, ForecastErrors.Of(forecast, record));
    }
}
