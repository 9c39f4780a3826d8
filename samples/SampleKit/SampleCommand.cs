using System.CommandLine;
using Spectre.Console;

namespace SampleKit;

/// <summary>The command line of a sample that trains and draws a picture of it.</summary>
internal sealed class SampleCommand
{
    public required string Description { get; init; }

    public required string Epochs { get; init; }

    public required int DefaultEpochs { get; init; }

    public int FewestEpochs { get; init; } = 1;

    public required string Output { get; init; }

    public required string DefaultOutput { get; init; }

    /// <summary>Runs the sample.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="execute">Gets the console, how many epochs, the seed and the SVG file, and returns the exit code.</param>
    public int Run(string[] args, Func<IAnsiConsole, int, ulong, FileInfo, int> execute)
    {
        Option<int> epochs = new("--epochs")
        {
            Description = Epochs,
            DefaultValueFactory = _ => DefaultEpochs,
            CustomParser = argument =>
            {
                if (!int.TryParse(argument.Tokens[0].Value, out int value) || value < FewestEpochs)
                {
                    argument.AddError($"--epochs takes a whole number from {FewestEpochs} on.");
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
            Description = Output,
            DefaultValueFactory = _ => new FileInfo(DefaultOutput),
        };

        output.AcceptLegalFilePathsOnly();

        RootCommand command = new(Description) { epochs, seed, output };
        command.SetAction(arguments => execute(
            SampleConsole.Open(), arguments.GetValue(epochs), arguments.GetValue(seed), arguments.GetRequiredValue(output)));
        return command.Parse(args).Invoke();
    }
}
