using System.Globalization;
using RmsProp.Generated.TestKit;
using Spectre.Console;

namespace RmsProp.Generated.Benchmarks.Editing;

/// <summary>The report of the command <c>generator</c> on the console.</summary>
internal static class GeneratorReport
{
    private static readonly string[] Columns = ["ms", "empty: ms", "KB", "empty: KB", "KB / empty", "written"];

    public static void Write(IAnsiConsole console, IEnumerable<GeneratorMeasurement> measurements, IEnumerable<GeneratorGate> gates)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("files").RightAligned())
            .AddColumn(new TableColumn("structs").RightAligned()).AddColumn("edit");
        foreach (string column in Columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (GeneratorMeasurement measurement in measurements)
        {
            table.AddRow(
                Format($"{measurement.Project.Files:N0}"),
                Format($"{measurement.Project.Targets:N0}"),
                Title(measurement.Scenario),
                Format($"{measurement.Cost.Time.TotalMilliseconds:N2}"),
                Format($"{measurement.Reference.Time.TotalMilliseconds:N2}"),
                Format($"{measurement.Cost.AllocatedBytes / 1024.0:N0}"),
                Format($"{measurement.Reference.AllocatedBytes / 1024.0:N0}"),
                Format($"{measurement.AllocationRatio:0.00}"),
                Format($"{measurement.Cost.Emissions}"));
        }

        console.Write(table);
        Table gateTable = new Table().Border(TableBorder.Simple).AddColumns("gate", "worst", "");
        foreach (GeneratorGate gate in gates)
        {
            gateTable.AddRow(Markup.Escape(gate.Title), gate.Figure, gate.IsMet ? "[green]ok[/]" : "[red]missed[/]");
        }

        console.Write(gateTable);
    }

    private static string Title(EditScenario? scenario) => scenario switch
    {
        null => "first run",
        EditScenario.Unrelated => "in another file",
        EditScenario.Comment => "a comment beside",
        EditScenario.Hyperparameter => "a hyper-parameter",
        EditScenario.NewTarget => "a new struct",
        _ => throw new ArgumentOutOfRangeException(nameof(scenario)),
    };

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
