using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace RmsProp.Generated.Checkpoints;

/// <summary>What .NET does not tell about an open file on Unix: its kind and its owner.</summary>
[UnsupportedOSPlatform("windows")]
internal static unsafe partial class UnixFile
{
    // From struct statx in linux/stat.h, which is the same on every processor and with every libc.
    private const int StatusLength = 256;
    private const int UserOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH: the descriptor itself.
    private const uint TypeModeUserAndGroup = 0x1B;

    /// <summary>Whether the file is regular, neither a device nor a pipe.</summary>
    public static bool IsRegular(FileStream file)
    {
        Span<byte> status = stackalloc byte[StatusLength];
        if (TryGetStatus(file.SafeFileHandle, status))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(status[ModeOffset..]) & TypeMask) == RegularType;
        }

        return IsRegularByLength(file);
    }

    /// <summary>The same if the system does not tell: only a regular file has a length, or can be given one.</summary>
    public static bool IsRegularByLength(FileStream file)
    {
        if (!file.CanSeek || file.Length > 0)
        {
            return file.CanSeek;
        }

        try
        {
            file.SetLength(0); // It has this length already.
            return true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Gives a file the owner and group of another one.</summary>
    /// <returns>
    /// Whether it has them now. If the system does not tell the owner, being allowed to change the mode proves ownership.
    /// </returns>
    public static bool TryCopyOwner(SafeFileHandle from, SafeFileHandle to)
    {
        Span<byte> wanted = stackalloc byte[StatusLength];
        Span<byte> present = stackalloc byte[StatusLength];
        if (TryGetStatus(from, wanted) && TryGetStatus(to, present))
        {
            const int Length = sizeof(uint) + sizeof(uint);
            return wanted.Slice(UserOffset, Length).SequenceEqual(present.Slice(UserOffset, Length))
                || fchown(
                    to, BinaryPrimitives.ReadUInt32LittleEndian(wanted[UserOffset..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(wanted[GroupOffset..])) == 0;
        }

        try
        {
            File.SetUnixFileMode(from, File.GetUnixFileMode(from));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryGetStatus(SafeFileHandle file, Span<byte> status)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            fixed (byte* buffer = status)
            {
                return statx(file, "", EmptyPath, TypeModeUserAndGroup, buffer) == 0;
            }
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return false; // An old libc.
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(SafeFileHandle directory, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc")]
    private static partial int fchown(SafeFileHandle file, uint user, uint group);
}
