using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// A regular file that is replaced as a whole or not at all: its new content goes to a file beside it, to the disk, and then
/// takes its name, mode and owner. Without <see cref="Commit"/> nothing of it remains. Where it can't be replaced (it is
/// mounted, its folder can't be written, it is somebody else's, or it is known by a descriptor alone) the complete content is
/// written into it.
/// </summary>
/// <param name="path">The file, and no link to it.</param>
/// <param name="exists">Whether there is one.</param>
internal sealed class AtomicFile(string path, bool exists) : IDisposable
{
    private const int MostAttempts = 100; // At a short name that no other file has.
    private const int LongestNameStart = 200; // Bytes, of the 255 that a name may have, with room for what makes it another one.

    private FileStream? _stream;
    private UnixFileMode? _mode;
    private bool _isDescriptor;
    private bool _isWrittenInto;
    private bool _isMoved;

    /// <summary>Where the content is until <see cref="Commit"/>; messages of the system name it.</summary>
    public string TemporaryPath { get; private set; } = Path.Combine(Path.GetDirectoryName(path)!, TemporaryName(path));

    /// <summary>Whether the file may be damaged, so that the other one stays.</summary>
    public bool IsOnlyCopy { get; private set; }

    /// <summary>Makes the file that is written first.</summary>
    /// <param name="old">The file that it replaces, if that is open.</param>
    /// <param name="canReplace">Whether the path is that of the file, and no descriptor.</param>
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
            _isWrittenInto = !UnixFile.TryCopyOwner(old, _stream.SafeFileHandle); // It stays whose it is.
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
            _stream.Dispose(); // An open file can't be renamed there.
        }
        else if (_mode is { } mode)
        {
            // After the owner and the content, which take bits away; and not when it is created, where the umask takes some.
            File.SetUnixFileMode(_stream.SafeFileHandle, mode);
        }

        _isMoved = !_isWrittenInto && TryMove();
        if (!_isMoved)
        {
            WriteInto();
        }
        else if (!OperatingSystem.IsWindows())
        {
            // A folder can't be flushed from here; but the file's rename is in the same transaction of a journalling file
            // system as the file's other changes, and goes to the disk with them.
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
            // A path may have 4,096 bytes, and some file systems take shorter names than others: one that is no longer than the file's own.
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
                    // Another one has that name.
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
            // Nobody may read it who may not read the old one, whose rights it gets when it is there.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(temporaryPath, options);
    }

    /// <returns>Whether the file has been replaced: a mounted one can't be, nor somebody else's in a folder that is everybody's.</returns>
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
        FileShare share = _isDescriptor ? FileShare.ReadWrite | FileShare.Delete : FileShare.None; // Somebody has it open already.
        using var target = new FileStream(path, FileMode.Open, FileAccess.Write, share, bufferSize: 0);
        IsOnlyCopy = true;
        source.CopyTo(target);
        target.SetLength(target.Position);
        target.Flush(flushToDisk: true);
        IsOnlyCopy = false;
    }
}
