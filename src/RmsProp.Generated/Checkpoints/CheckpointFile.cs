namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// The target of a checkpoint or of weights: a regular file is replaced, a device or a pipe is written to, and anything else is refused. Exceptions
/// name the path that the user passed.
/// </summary>
internal sealed class CheckpointFile : IDisposable
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly string _path;
    private readonly string _noun;
    private readonly string? _linked;
    private readonly AtomicFile? _replacement;
    private readonly FileStream? _direct;

    /// <param name="path">The path.</param>
    /// <param name="noun">What messages call the file.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written.</exception>
    public CheckpointFile(string path, string noun)
    {
        _noun = noun;
        _path = path;
        try
        {
            string full = FullPath(path);
            string? target = LinkTarget.Of(full);
            string opened = target ?? full;
            _linked = target == Path.TrimEndingDirectorySeparator(full) ? null : target;
            if (Path.EndsInDirectorySeparator(path) || Directory.Exists(opened))
            {
                throw new IOException("It is a folder: add the name of a file.");
            }

            bool exists = File.Exists(opened);
            FileStream? old = exists ? OpenExisting(opened) : null;
            if (old is not null && !IsRegular(old))
            {
                _direct = old;
                return;
            }

            using (old)
            {
                _replacement = new AtomicFile(opened, exists);
                _replacement.Open(old?.SafeFileHandle, canReplace: target is not null);
            }
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            Dispose();
            throw Explained(exception);
        }
    }

    /// <summary>Opens a file to read it.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static FileStream OpenToRead(string path, string noun)
    {
        try
        {
            return new FileStream(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Explained(exception, path, $"The {noun} can't be loaded from '{path}'. {exception.Message}");
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (_direct is not null)
            {
                _direct.Write(bytes);
            }
            else
            {
                _replacement!.Write(bytes);
            }
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Explained(exception);
        }
    }

    /// <summary>Completes the file: everything has been written.</summary>
    public void Commit()
    {
        try
        {
            _replacement?.Commit();
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Explained(exception);
        }
    }

    public void Dispose()
    {
        _direct?.Dispose();
        _replacement?.Dispose();
    }

    /// <summary>Opens an existing file. Opening checks the rights, and waits for the reader of a pipe.</summary>
    /// <returns>The file, or <see langword="null"/> for a regular file on Windows, which can't replace an open one.</returns>
    private static FileStream? OpenExisting(string path)
    {
        bool isWindows = OperatingSystem.IsWindows();
        bool isReadOnly = isWindows
            ? (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0
            : (File.GetUnixFileMode(path) & AnyWrite) == 0; // Also for the superuser, whom the mode does not bind.
        if (isReadOnly)
        {
            throw new UnauthorizedAccessException("It is read-only: make it writable, or save to another file.");
        }

        return isWindows && !path.StartsWith(@"\\.\", StringComparison.Ordinal)
            ? null
            : new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    // On Windows only devices are opened.
    private static bool IsRegular(FileStream file) => !OperatingSystem.IsWindows() && UnixFile.IsRegular(file);

    private static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private Exception Explained(Exception exception)
    {
        string reason = exception.Message;
        if (_replacement is not null)
        {
            reason = reason.Replace(_replacement.TemporaryPath, _path, StringComparison.Ordinal);
            if (_replacement.IsOnlyCopy)
            {
                reason += $" It has been written in part, and is damaged; the whole {_noun} is in '{_replacement.TemporaryPath}'.";
            }
        }

        string where = _linked is null ? $"'{_path}'" : $"'{_path}', which leads to '{_linked}'";
        string message = $"The {_noun} can't be saved to {where}. {reason}";
        return Explained(exception, _path, message);
    }

    private static Exception Explained(Exception exception, string path, string message) => exception switch
    {
        UnauthorizedAccessException => new UnauthorizedAccessException(message, exception),
        DirectoryNotFoundException => new DirectoryNotFoundException(message, exception),
        FileNotFoundException => new FileNotFoundException(message, path, exception),
        PathTooLongException => new PathTooLongException(message, exception),
        _ => new IOException(message, exception) { HResult = exception.HResult },
    };

    /// <summary>The full path. A relative one needs the current folder, which somebody may have deleted.</summary>
    private static string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (IOException exception)
        {
            throw new DirectoryNotFoundException("The current folder, in which it should be, no longer exists.", exception);
        }
    }
}
