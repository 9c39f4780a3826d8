using Spectre.Console;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The console that reports are written to.</summary>
internal static class ReportConsole
{
    public static IAnsiConsole Open()
    {
        // By default, Spectre.Console writes colors into the logs of build servers, and wraps lines there.
        bool isFile = Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = isFile ? 1000 : console.Profile.Width;
        return console;
    }
}
