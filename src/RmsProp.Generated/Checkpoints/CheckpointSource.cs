using System.Buffers;
using System.Globalization;

namespace RmsProp.Generated.Checkpoints;

/// <summary>The source of a file's bytes.</summary>
/// <param name="noun">What messages call the file.</param>
internal abstract class CheckpointSource(string noun)
{
    /// <summary>What messages call the file: a checkpoint, or just a file.</summary>
    public string Noun => noun;

    /// <summary>Reads the next bytes.</summary>
    /// <param name="length">The number of bytes expected; memory is allocated only as they arrive.</param>
    /// <param name="what">The name of these bytes in messages.</param>
    /// <exception cref="InvalidDataException">The source has fewer bytes.</exception>
    public abstract ReadOnlySequence<byte> Read(long length, string what);

    /// <summary>Passes by the next bytes.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <param name="what">The name of these bytes in messages.</param>
    /// <exception cref="InvalidDataException">The source has fewer bytes.</exception>
    public void Skip(long length, string what)
    {
        const int Piece = 64 * 1024;
        for (long rest = length; rest > 0; rest -= Piece)
        {
            Read(Math.Min(rest, Piece), what);
        }
    }

    /// <summary>Checks that nothing follows, if the source can tell.</summary>
    /// <exception cref="InvalidDataException">Something follows.</exception>
    public abstract void End();

    protected InvalidDataException Truncated(string what, long length, long received) => new(string.Create(
        CultureInfo.InvariantCulture, $"The {noun} ends after {received} of {length} bytes of {what}."));

    protected InvalidDataException TooLong() => new($"Bytes follow the last tensor of the {noun}.");
}
