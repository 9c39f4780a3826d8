namespace RmsProp.Generated.Checkpoints;

internal static class ByteOrder
{
    /// <summary>Numbers are copied as they are in memory, and the format has them in little-endian order.</summary>
    /// <exception cref="PlatformNotSupportedException">They are in another one here.</exception>
    public static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Checkpoints hold little-endian numbers, and this machine has big-endian ones.");
        }
    }
}
