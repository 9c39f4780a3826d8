using System.Buffers;
using System.Globalization;

namespace RmsProp.Generated.Checkpoints;

/// <summary>The source of a checkpoint's bytes.</summary>
internal abstract class CheckpointSource
{
    /// <summary>Reads the next bytes.</summary>
    /// <param name="length">The number of bytes expected; memory is allocated only as they arrive.</param>
    /// <param name="what">The name of these bytes in messages.</param>
    /// <exception cref="InvalidDataException">The source has fewer bytes.</exception>
    public abstract ReadOnlySequence<byte> Read(long length, string what);

    /// <summary>Checks that nothing follows, if the source can tell.</summary>
    /// <exception cref="InvalidDataException">Something follows.</exception>
    public abstract void End();

    protected static InvalidDataException Truncated(string what, long length, long received) => new(string.Create(
        CultureInfo.InvariantCulture, $"The checkpoint ends after {received} of {length} bytes of {what}."));

    protected static InvalidDataException TooLong() => new("Bytes follow the last tensor of the checkpoint.");
}
