using System.Globalization;

namespace Cluster;

/// <summary>The command line.</summary>
/// <param name="Checkpoint">The file to go on from and to save to after each epoch.</param>
/// <param name="Epochs">How many epochs the training has, at least 2: the learning rate depends on it.</param>
/// <param name="Threads">How many threads are the ranks; null for processes.</param>
internal sealed record Options(string Checkpoint, int Epochs, int? Threads)
{
    private const int DefaultEpochs = 10;

    public static Options Parse(string[] arguments)
    {
        int threads = Array.IndexOf(arguments, "--ranks");
        string[] others = threads < 0 ? arguments : [.. arguments[..threads], .. arguments[(threads + 2)..]];
        return new Options(
            others.ElementAtOrDefault(0) ?? "digits.safetensors",
            others.ElementAtOrDefault(1) is { } epochs ? int.Parse(epochs, CultureInfo.InvariantCulture) : DefaultEpochs,
            threads < 0 ? null : int.Parse(arguments[threads + 1], CultureInfo.InvariantCulture));
    }
}
