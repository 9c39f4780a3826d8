using Spectre.Console;

namespace Forecast;

/// <summary>The table of how far each forecast is off.</summary>
internal static class ErrorTable
{
    private static readonly int[] MonthsAhead = [1, 3, 6, 12];

    public static Table Of(IEnumerable<Competitor> competitors)
    {
        Table table = new Table()
            .Title("Error of forecasts of the test months, in ppm (root mean square), so many months ahead")
            .Border(TableBorder.Rounded)
            .AddColumn("each month...");
        foreach (int months in MonthsAhead)
        {
            table.AddColumn(new TableColumn($"{months}").RightAligned());
        }

        table.AddColumn(new TableColumn("1 to 12").RightAligned());
        foreach (Competitor competitor in competitors)
        {
            ForecastErrors errors = competitor.Errors;
            table.AddRow([competitor.Name, .. MonthsAhead.Select(months => $"{errors.ByMonthsAhead[months - 1]:0.000}"), $"[bold]{errors.All:0.000}[/]"]);
        }

        return table;
    }
}
