using System.CommandLine;
using Digits;
using Spectre.Console;

Option<int> epochs = new("--epochs")
{
    Description = "How many times to go through the training set; the first time is the warm-up of the learning rate.",
    DefaultValueFactory = _ => TrainingPlan.Epochs,
    CustomParser = argument =>
    {
        if (!int.TryParse(argument.Tokens[0].Value, out int value) || value < 2)
        {
            argument.AddError("--epochs takes a whole number from 2 on.");
        }

        return value;
    },
};
Option<ulong> seed = new("--seed")
{
    Description = "Where the random numbers start: the same seed gives the same model to the last bit.",
    DefaultValueFactory = _ => 2026,
};
Option<FileInfo> output = new("--output")
{
    Description = "The SVG file to draw the curves of loss and accuracy into.",
    DefaultValueFactory = _ => new FileInfo("digits-curves.svg"),
};

output.AcceptLegalFilePathsOnly();

RootCommand command = new("Trains a neural network on handwritten digits, with an optimizer generated for it.")
{
    epochs, seed, output,
};
command.SetAction(arguments => DigitsRun.Execute(
    OpenConsole(), arguments.GetValue(epochs), arguments.GetValue(seed), arguments.GetRequiredValue(output)));
return command.Parse(args).Invoke();

static IAnsiConsole OpenConsole()
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
