using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Report;
using Spectre.Console;

namespace RmsProp.Generated.Benchmarks.Losses;

/// <summary>The command <c>gradients</c>: what derived gradients cost, beside the value alone and beside loops by hand.</summary>
internal static class GradientsCommand
{
    private const double MostOfHandWritten = 1.15;
    private const int Rounds = 25;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    public static Command Create()
    {
        Command command = new("gradients", "Measures derived gradients, beside the value alone and beside gradients by hand.");
        command.SetAction(_ => Execute());
        return command;
    }

    /// <returns>1 if a target is missed.</returns>
    private static int Execute()
    {
        LossObjective[] objectives = [new DigitsObjective(1), new DigitsObjective(40), new DigitsObjective(256), new PumpObjective(), new GruObjective(), new MixtureObjective(), new LstmObjective()];
        IAnsiConsole console = ReportConsole.Open();
        Table table = new Table().Border(TableBorder.Simple).AddColumn("loss");
        foreach (string column in (string[])["value, µs", "Exact, µs", "/ value", "Fast, µs", "/ value", "/ Exact", "by hand, µs", "/ by hand", "2 threads, µs", "/ Exact", "bytes a call", "workspace, bytes", ""])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        bool areMet = true;
        foreach (LossObjective objective in objectives)
        {
            ProgressLine.Show(objective.Name);
            (double value, double derived, double fast, double byHand, double threaded) = Measure(objective);
            long bytes = Math.Max(Math.Max(BytesOf(objective.Derived), BytesOf(objective.DerivedFast)), BytesOf(objective.DerivedOnTwoThreads));
            bool isMet = bytes == 0 && !(derived / value > objective.MostOfValue) && !(objective.HasHandWritten && derived / byHand > MostOfHandWritten)
                && !(threaded / derived > objective.MostOnTwoThreads);
            areMet &= isMet;
            table.AddRow(
                objective.Name, Format($"{value:0.00}"), Format($"{derived:0.00}"), Format($"{derived / value:0.00}"),
                Format($"{fast:0.00}"), Format($"{fast / value:0.00}"), Format($"{fast / derived:0.00}"),
                objective.HasHandWritten ? Format($"{byHand:0.00}") : "", objective.HasHandWritten ? Format($"{derived / byHand:0.00}") : "",
                Format($"{threaded:0.00}"), Format($"{threaded / derived:0.00}"),
                Format($"{bytes}"), Format($"{objective.Workspace.Bytes:N0}"), isMet ? "[green]ok[/]" : "[red]missed[/]");
        }

        ProgressLine.Clear();
        console.Write(table);
        console.WriteLine(Format($"Targets: 0 bytes a call; at most {MostOfHandWritten} of the gradient by hand; for GMM and LSTM at most 4 times the value; two threads at most 0.6 of one for Digits of batch 256. Medians of {Rounds} rounds, taken in turns."));
        return areMet ? 0 : 1;
    }

    /// <summary>Measures in turns, so that a machine that slows down slows down all.</summary>
    private static (double Value, double Derived, double Fast, double HandWritten, double TwoThreads) Measure(LossObjective objective)
    {
        List<double> values = [], derived = [], fast = [], byHand = [], threaded = [];
        for (int round = 0; round < Rounds; round++)
        {
            values.Add(Microseconds(objective.Value));
            derived.Add(Microseconds(objective.Derived));
            fast.Add(Microseconds(objective.DerivedFast));
            threaded.Add(Microseconds(objective.DerivedOnTwoThreads));
            if (objective.HasHandWritten)
            {
                byHand.Add(Microseconds(objective.HandWritten));
            }
        }

        return (Median(values), Median(derived), Median(fast), byHand.Count == 0 ? double.NaN : Median(byHand), Median(threaded));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double Microseconds(Func<double> call)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        do
        {
            call();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < Round);

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static long BytesOf(Func<double> call)
    {
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
