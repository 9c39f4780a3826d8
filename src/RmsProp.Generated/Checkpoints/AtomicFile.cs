using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// A regular file that is replaced as a whole or not at all: the new content is written to a temporary file beside it and flushed to
/// disk; that file then takes the old one's name, mode and owner. Without <see cref="Commit"/> it is deleted. If the file can't be
/// replaced (it is mounted, its folder can't be written, it belongs to somebody else, or only a descriptor leads to it), the complete
/// content is written into it.
/// </summary>
/// <param name="path">The file itself, not a link to it.</param>
/// <param name="exists">Whether the file exists.</param>
internal sealed class AtomicFile(string path, bool exists) : IDisposable
{
    private const int MostAttempts = 100; // To find a short name that no other file has.
    private const int LongestNameStart = 200; // In bytes. A name may have 255; the rest is for the random part.

    private FileStream? _stream;
    private UnixFileMode? _mode;
    private bool _isDescriptor;
    private bool _isWrittenInto;
    private bool _isMoved;

    /// <summary>Where the content is until <see cref="Commit"/>, for messages of the system.</summary>
    public string TemporaryPath { get; private set; } = Path.Combine(Path.GetDirectoryName(path)!, TemporaryName(path));

    /// <summary>Whether the target may be damaged, so that the temporary file must stay.</summary>
    public bool IsOnlyCopy { get; private set; }

    /// <summary>Creates the temporary file.</summary>
    /// <param name="old">The file to replace, if it is open.</param>
    /// <param name="canReplace">Whether the path is that of the file, not of a descriptor.</param>
    public void Open(SafeFileHandle? old, bool canReplace)
    {
        _isDescriptor = !canReplace;
        try
        {
            _stream = canReplace ? CreateBeside() : CreateElsewhere();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException && exists && canReplace)
        {
            _stream = CreateElsewhere();
        }

        if (old is not null && !_isWrittenInto && !OperatingSystem.IsWindows())
        {
            _isWrittenInto = !UnixFile.TryCopyOwner(old, _stream.SafeFileHandle); // The file keeps its owner.
            _mode = File.GetUnixFileMode(old);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes) => _stream!.Write(bytes);

    /// <summary>Replaces the file.</summary>
    public void Commit()
    {
        // Before the rename, or a power failure could leave the new name on a file without its content.
        _stream!.Flush(flushToDisk: true);
        if (OperatingSystem.IsWindows())
        {
            _stream.Dispose(); // Windows can't rename an open file.
        }
        else if (_mode is { } mode)
        {
            // After the owner and the content, since writing either clears bits of the mode; not at creation, where the umask clears
            // some.
            File.SetUnixFileMode(_stream.SafeFileHandle, mode);
        }

        _isMoved = !_isWrittenInto && TryMove();
        if (!_isMoved)
        {
            WriteInto();
        }
        else if (!OperatingSystem.IsWindows())
        {
            // .NET can't flush a folder. But the rename is in the same transaction of a journaling file system as the file's other
            // changes, and reaches the disk with them.
            _stream.Flush(flushToDisk: true);
        }
    }

    public void Dispose()
    {
        _stream?.Dispose();
        if (_stream is not null && !_isMoved && !IsOnlyCopy)
        {
            File.Delete(TemporaryPath);
        }
    }

    private static string TemporaryName(string path)
    {
        var start = new StringBuilder();
        int bytes = 0;
        foreach (Rune rune in Path.GetFileName(path).EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestNameStart)
            {
                break;
            }

            start.Append(rune.ToString());
        }

        return $"{start}.{Path.GetRandomFileName()}.tmp";
    }

    private FileStream CreateBeside()
    {
        try
        {
            return Create(TemporaryPath);
        }
        catch (PathTooLongException)
        {
            // A path may have 4,096 bytes, and some file systems allow only shorter names. A name no longer than the file's own is safe.
            string name = Path.GetFileName(path);
            int length = Encoding.UTF8.GetByteCount(name);
            for (int attempt = 1; ; attempt++)
            {
                string random = Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
                random = random[..Math.Min(random.Length, length)];
                TemporaryPath = Path.Combine(Path.GetDirectoryName(path)!, random);
                try
                {
                    if (random != name)
                    {
                        return Create(TemporaryPath);
                    }
                }
                catch (IOException) when (attempt < MostAttempts && File.Exists(TemporaryPath))
                {
                    // Another file has that name.
                }
            }
        }
    }

    private FileStream CreateElsewhere()
    {
        _isWrittenInto = true;
        TemporaryPath = Path.Combine(Path.GetTempPath(), TemporaryName(path));
        return Create(TemporaryPath);
    }

    private FileStream Create(string temporaryPath)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 };
        if (exists && !OperatingSystem.IsWindows())
        {
            // Nobody without access to the old file may read the new one, which takes over the old file's mode when it is complete.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(temporaryPath, options);
    }

    /// <returns>
    /// Whether the file was replaced. A mounted file can't be, nor somebody else's file in a folder with the sticky bit.
    /// </returns>
    private bool TryMove()
    {
        try
        {
            File.Move(TemporaryPath, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && exists)
        {
            return false;
        }
    }

    private void WriteInto()
    {
        _stream!.Dispose();
        using var source = new FileStream(TemporaryPath, FileMode.Open, FileAccess.Read);
        FileShare share = _isDescriptor ? FileShare.ReadWrite | FileShare.Delete : FileShare.None; // Another process has it open already.
        using var target = new FileStream(path, FileMode.Open, FileAccess.Write, share, bufferSize: 0);
        IsOnlyCopy = true;
        source.CopyTo(target);
        target.SetLength(target.Position);
        target.Flush(flushToDisk: true);
        IsOnlyCopy = false;
    }
}
