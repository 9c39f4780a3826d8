using System.Buffers;
using System.Globalization;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Where the bytes of a checkpoint come from.</summary>
internal abstract class CheckpointSource
{
    /// <summary>The next bytes.</summary>
    /// <param name="length">How many there should be; no memory is set aside before they are there.</param>
    /// <param name="what">What messages call them.</param>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public abstract ReadOnlySequence<byte> Read(long length, string what);

    /// <summary>Checks that nothing follows, where that can be told.</summary>
    /// <exception cref="InvalidDataException">Something follows.</exception>
    public abstract void End();

    protected static InvalidDataException Truncated(string what, long length, long received) => new(string.Create(
        CultureInfo.InvariantCulture, $"The checkpoint ends after {received} of {length} bytes of {what}."));

    protected static InvalidDataException TooLong() => new("Bytes follow the last tensor of the checkpoint.");
}
