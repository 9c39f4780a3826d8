using Spectre.Console;

namespace SampleKit;

/// <summary>The console that a sample writes to.</summary>
internal static class SampleConsole
{
    public static IAnsiConsole Open()
    {
        // Left to itself Spectre.Console writes colors into the files of build servers, and wraps lines there.
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
