using System.Globalization;

namespace Cluster;

/// <summary>The command line.</summary>
internal sealed record Options
{
    /// <summary>The file to go on from, and to save to after each epoch.</summary>
    public string Checkpoint { get; init; } = "digits.safetensors";

    /// <summary>How many epochs the training has, at least 2: the learning rate depends on it.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>After which epoch the program ends, to be started again.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>How many threads are the ranks; null for processes.</summary>
    public int? Threads { get; init; }

    public static Options Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new Options(),
        ["--checkpoint", var file, .. var rest] => Parse(rest) with { Checkpoint = file },
        ["--epochs", var count, .. var rest] => Parse(rest) with { Epochs = Number(count) },
        ["--until", var epoch, .. var rest] => Parse(rest) with { Until = Number(epoch) },
        ["--ranks", var count, .. var rest] => Parse(rest) with { Threads = Number(count) },
        _ => throw new ArgumentException($"'{arguments[0]}' is unknown; the options are --checkpoint, --epochs, --until and --ranks."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
