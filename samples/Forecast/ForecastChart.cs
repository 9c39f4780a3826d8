using System.Xml.Linq;
using SampleKit;

namespace Forecast;

/// <summary>The picture: the last years with the forecasts made for them, and how forecasts get worse month by month.</summary>
internal static class ForecastChart
{
    private const double Width = 960;
    private const double Height = 440;
    private const double Top = 128;
    private const double Bottom = 380;
    private const int FirstYear = 2021;
    private const int EndYear = 2027;

    private const string Styles = ChartPanel.Styles + """

        .truth, .network, .years, .year { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
        .truth { stroke: #b5b5b5; stroke-width: 5; }
        .years { stroke: #009e73; }
        .year { stroke: #e69f00; }
        .network { stroke: #0072b2; stroke-width: 2.2; }

        """;

    public static XElement Of(IReadOnlyList<Competitor> competitors, Co2Record record)
    {
        Competitor network = competitors[0], years = competitors[1], year = competitors[2];
        return Svg.Document(
            Width,
            Height,
            Styles,
            Svg.Rectangle("background", 0, 0, Width, Height),
            Svg.Text("title", 24, 36, "A recurrent network forecasts carbon dioxide at Mauna Loa"),
            Svg.Text("subtitle", 24, 58, Subtitle(network, years, year)),
            LegendEntry("truth", 24, "measured"),
            LegendEntry("network", 132, "the network, which learned from the years to 2010"),
            LegendEntry("years", 488, "mean of the last three years' changes"),
            LegendEntry("year", 760, "last year's changes again"),
            LevelPanel([year, network], record).Draw(66, Top, 596, Bottom),
            ErrorPanel([year, years, network]).Draw(676, Top, 936, Bottom));
    }

    private static string Subtitle(Competitor network, Competitor years, Competitor year) => FormattableString.Invariant(
        $"Forecasts of a year, made in each month from 2010-12 on, are off by {network.Errors.All:0.00} ppm; naive ones by {years.Errors.All:0.00} and {year.Errors.All:0.00} ppm");

    private static XElement LegendEntry(string style, double x, string text) => Svg.Group(
        Svg.Line(style, x, 80, x + 24, 80),
        Svg.Text("legend", x + 32, 84, text));

    private static ChartPanel LevelPanel(IEnumerable<Competitor> competitors, Co2Record record)
    {
        int first = Co2Record.DecemberBefore(FirstYear);
        ChartSeries truth = new("truth", [.. Enumerable.Range(first, record.Levels.Length - first).Select(month => Point(month, record.Levels[month]))]);
        return new ChartPanel(
            "Carbon dioxide (ppm), and what was forecast in December for the next year",
            "year",
            ChartAxis.Linear(FirstYear, EndYear, "0"),
            ChartAxis.Linear(410, 435, "0"),
            [truth, .. competitors.SelectMany(competitor => Enumerable.Range(FirstYear, EndYear - FirstYear).Select(year => ForecastOf(competitor, year)))]);

        ChartSeries ForecastOf(Competitor competitor, int year)
        {
            int december = Co2Record.DecemberBefore(year);
            float[] levels = new float[TrainingPlan.ForecastMonths];
            competitor.Forecast(december, levels);
            return new ChartSeries(
                competitor.Style, [Point(december, record.Levels[december]), .. levels.Select((level, i) => Point(december + 1 + i, level))]);
        }

        static (double, double) Point(int month, float level) => (Co2Record.TimeOf(month), level);
    }

    private static ChartPanel ErrorPanel(IReadOnlyList<Competitor> competitors) => new(
        "Error (ppm, root mean square)",
        "months ahead",
        ChartAxis.Linear(0, TrainingPlan.ForecastMonths, "0"),
        ChartAxis.Linear(0, Math.Ceiling(5 * competitors.Max(competitor => competitor.Errors.ByMonthsAhead.Max())) / 5, "0.0", smallestStep: 0.2),
        [.. competitors.Select(competitor => new ChartSeries(
            competitor.Style, [.. competitor.Errors.ByMonthsAhead.Select((error, i) => (i + 1.0, error))]))]);
}
