namespace RmsProp.Generated.Checkpoints;

internal static class ByteOrder
{
    /// <summary>Throws on big-endian machines: numbers are copied as they are in memory, and the format is little-endian.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine is big-endian.</exception>
    public static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Checkpoints hold little-endian numbers, and this machine has big-endian ones.");
        }
    }
}
