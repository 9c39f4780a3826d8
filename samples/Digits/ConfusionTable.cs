using Spectre.Console;

namespace Digits;

/// <summary>The table of which digit was taken for which.</summary>
internal static class ConfusionTable
{
    public static Table Of(Evaluation evaluation)
    {
        Table table = new Table()
            .Title("Test digits (rows) and what they were taken for (columns)")
            .Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("").RightAligned());
        for (int digit = 0; digit < DigitsSet.ClassCount; digit++)
        {
            table.AddColumn(new TableColumn($"[bold]{digit}[/]").RightAligned());
        }

        table.AddColumn(new TableColumn("found").RightAligned());
        for (int digit = 0; digit < DigitsSet.ClassCount; digit++)
        {
            table.AddRow(Row(evaluation.Confusion, digit));
        }

        return table;
    }

    private static string[] Row(int[,] confusion, int digit)
    {
        int[] counts = [.. Enumerable.Range(0, DigitsSet.ClassCount).Select(taken => confusion[digit, taken])];
        double found = (double)counts[digit] / counts.Sum();
        return [$"[bold]{digit}[/]", .. counts.Select((count, taken) => Cell(count, taken == digit)), $"{found:P0}"];
    }

    private static string Cell(int count, bool isRight) => (count, isRight) switch
    {
        (0, _) => "[grey]·[/]",
        (_, true) => $"[green]{count}[/]",
        (_, false) => $"[red]{count}[/]",
    };
}
