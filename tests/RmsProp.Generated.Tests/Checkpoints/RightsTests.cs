namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A file keeps its mode, its owner and the length of its name; users without the rights can't replace it.</summary>
public sealed class RightsTests
{
    private readonly SmallModel.RMSprop _optimizer;
    private readonly SmallModel _parameters;

    public RightsTests() => (_optimizer, _parameters) = SmallModel.Train(2, new SmallModel.RMSprop());

    /// <summary>Including the bits that a umask of 022 clears in new files, and those that changing the owner clears.</summary>
    [Theory]
    [InlineData("0600")]
    [InlineData("0664")]
    [InlineData("0666")]
    [InlineData("0777")]
    [InlineData("0200")]
    [InlineData("4755")]
    public void A_file_keeps_its_mode(string octal)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Files have no mode there.
        }

        using var folder = new TemporaryFolder();
        var mode = (UnixFileMode)Convert.ToInt32(octal, 8);
        File.WriteAllText(folder.File, "old");
        File.SetUnixFileMode(folder.File, mode);

        _optimizer.SaveCheckpoint(folder.File, in _parameters);

        Assert.Equal(mode, File.GetUnixFileMode(folder.File));
        File.SetUnixFileMode(folder.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(folder.File));
    }

    /// <summary>The superuser can give the file to somebody else; other users have only their own files.</summary>
    [Fact]
    public void A_file_keeps_its_owner()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File, "old");
        if (Environment.IsPrivilegedProcess)
        {
            Command.Run("chown", "12345:23456", folder.File);
        }

        string before = Command.Run("stat", "-c", "%u:%g", folder.File).Output;
        _optimizer.SaveCheckpoint(folder.File, in _parameters);

        Assert.Equal(before, Command.Run("stat", "-c", "%u:%g", folder.File).Output);
        Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(folder.File));
    }

    /// <summary>By anybody, including the superuser, whom the kernel would let.</summary>
    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File, "old");
        File.SetAttributes(folder.File, FileAttributes.ReadOnly);

        UnauthorizedAccessException exception = Assert.Throws<UnauthorizedAccessException>(() => _optimizer.SaveCheckpoint(folder.File, in _parameters));

        Assert.Equal(
            $"The checkpoint can't be saved to '{folder.File}'. It is read-only: make it writable, or save to another file.", exception.Message);
        Assert.Equal("old", File.ReadAllText(folder.File));
        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
        File.SetAttributes(folder.File, FileAttributes.Normal);
    }

    /// <summary>255 bytes, the maximum for a name; the second name has characters of two bytes.</summary>
    [Theory]
    [InlineData('m', 255)]
    [InlineData('ä', 127)]
    public void A_name_may_be_as_long_as_any(char character, int count)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, new string(character, count));
        for (int time = 0; time < 2; time++)
        {
            _optimizer.SaveCheckpoint(path, in _parameters);

            Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(path));
            Assert.Single(Directory.GetFileSystemEntries(folder.Path));
        }
    }

    /// <summary>
    /// A path of 4,095 bytes leaves no room for a longer name beside the file. The file is replaced, so the old content remains under
    /// another name.
    /// </summary>
    [Fact]
    public void A_path_may_be_as_long_as_any()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        const int Longest = 4095;
        using var folder = new TemporaryFolder();
        string path = folder.Path;
        while (path.Length < Longest - 2)
        {
            path += "/" + new string('d', Math.Min(200, Longest - 3 - path.Length));
        }

        Directory.CreateDirectory(path);
        path += "/m";
        Assert.Equal(Longest, path.Length);
        SmallModel broken = _parameters with { Weights = null! };
        Assert.Throws<ArgumentException>(() => _optimizer.SaveCheckpoint(path, in broken));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        _optimizer.SaveCheckpoint(path, in _parameters);
        Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(path));

        byte[] old = new byte[100_000];
        string other = Path.Combine(folder.Path, "other");
        File.WriteAllBytes(path, old);
        Assert.Equal(0, Command.Run("ln", path, other).ExitCode);
        _optimizer.SaveCheckpoint(path, in _parameters);

        Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(path));
        Assert.Equal(old, File.ReadAllBytes(other));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        Assert.Throws<ArgumentException>(() => _optimizer.SaveCheckpoint(path, in broken));
        Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(path));
    }

    /// <summary>Nobody can rename a file onto a mounted one. Without the right to mount, an ordinary file is used.</summary>
    [Fact]
    public void A_mounted_file_is_written_into()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string inside = Path.Combine(folder.Path, "inside");
        File.WriteAllBytes(folder.File, new byte[100_000]);
        File.WriteAllText(inside, "");
        bool isMounted = Environment.IsPrivilegedProcess && Command.Run("mount", "--bind", folder.File, inside).ExitCode == 0;
        try
        {
            _optimizer.SaveCheckpoint(inside, in _parameters);

            Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(inside));
            Assert.Equal(isMounted, File.ReadAllBytes(folder.File).AsSpan().SequenceEqual(File.ReadAllBytes(inside)));
            Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
        }
        finally
        {
            if (isMounted)
            {
                Command.Run("umount", inside);
            }
        }
    }

    /// <summary>The superuser may write into any folder; other users write into the file.</summary>
    [Fact]
    public void A_file_in_a_folder_that_can_not_be_written_is_written_into()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File, new byte[100_000]);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            _optimizer.SaveCheckpoint(folder.File, in _parameters);
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(folder.File));
        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
    }
}
