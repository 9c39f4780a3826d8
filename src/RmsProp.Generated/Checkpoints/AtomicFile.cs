namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// A file that is replaced as a whole or not at all: its new content goes to a file beside it, to the disk, and then takes
/// its name. Without <see cref="Commit"/> nothing of it remains.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private bool _isCommitted;

    public AtomicFile(string path)
    {
        // A rename would replace a link, and not what it leads to.
        var file = new FileInfo(path);
        _path = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        _temporaryPath = $"{_path}.{Path.GetRandomFileName()}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && File.Exists(_path))
        {
            options.UnixCreateMode = File.GetUnixFileMode(_path);
        }

        _stream = new FileStream(_temporaryPath, options);
    }

    public void Write(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    /// <summary>Replaces the file.</summary>
    public void Commit()
    {
        // Before the rename, or a power failure could leave the new name on a file without its content.
        _stream.Flush(flushToDisk: true);
        if (OperatingSystem.IsWindows())
        {
            _stream.Dispose(); // An open file can't be renamed there.
        }

        File.Move(_temporaryPath, _path, overwrite: true);
        _isCommitted = true;
        if (!OperatingSystem.IsWindows())
        {
            // A folder can't be flushed from here; but the file's rename is in the same transaction of a journalling file
            // system as the file's other changes, and goes to the disk with them.
            _stream.Flush(flushToDisk: true);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (!_isCommitted)
        {
            File.Delete(_temporaryPath);
        }
    }
}
