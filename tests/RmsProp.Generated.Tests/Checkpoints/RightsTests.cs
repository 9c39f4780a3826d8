using RmsProp.Generated.Saver;

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

    /// <summary>
    /// The file is a new one, seen by its number, and has the owner and the group of the old one. The superuser gives the old one to somebody
    /// else; another user gives it to another group of his, if he has one, so that the new file has to change its group.
    /// </summary>
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
            Assert.Equal(0, Command.Run("chown", "12345:23456", folder.File).ExitCode);
        }
        else if (Command.Run("id", "-G").Output.Split(' ') is [_, .., var group])
        {
            Assert.Equal(0, Command.Run("chgrp", group, folder.File).ExitCode);
        }

        string owner = Command.Run("stat", "-c", "%u:%g", folder.File).Output;
        string number = NumberOf(folder.File);
        _optimizer.SaveCheckpoint(folder.File, in _parameters);

        Assert.Equal(owner, Command.Run("stat", "-c", "%u:%g", folder.File).Output);
        Assert.NotEqual(number, NumberOf(folder.File));
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

    /// <summary>
    /// Nobody can rename a file onto a mounted one: what is saved is in the file that was mounted, and the one under it is as it was. A new
    /// namespace lets any user mount, if the system allows namespaces.
    /// </summary>
    [Fact]
    public void A_mounted_file_is_written_into() => SaveAmongMounts(
        "mount --bind \"$1/model.safetensors\" \"$1/inside\"", target: "inside", folder => Assert.Equal("", File.ReadAllText(Path.Combine(folder.Path, "inside"))));

    /// <summary>Not even the superuser can create a file in a folder that is mounted read-only; the file in it is mounted by itself.</summary>
    [Fact]
    public void A_file_in_a_read_only_file_system_is_written_into() => SaveAmongMounts(
        "mount --bind \"$1\" \"$1\" && mount --bind \"$1/model.safetensors\" \"$1/model.safetensors\" && mount -o remount,ro,bind \"$1\"",
        target: "model.safetensors",
        _ => { });

    /// <summary>The superuser may write into any folder, and replaces the file; other users write into it, and it stays the same file.</summary>
    [Fact]
    public void A_file_in_a_folder_that_can_not_be_written_is_written_into()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File, new byte[100_000]);
        string number = NumberOf(folder.File);
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
        Assert.Equal(!Environment.IsPrivilegedProcess, number == NumberOf(folder.File));
        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>
    /// Saves in another process, which alone sees what is mounted, and looks at the file that was mounted: it has the next state of the
    /// training and is still the same file. Where the system allows no namespaces, nothing is mounted, and the file is replaced.
    /// </summary>
    private static void SaveAmongMounts(string mounts, string target, Action<TemporaryFolder> alsoCheck)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        var optimizer = new SavedModel.RMSprop();
        SavedModel parameters = SavedModel.Create();
        SavedModel.Step(optimizer, ref parameters);
        optimizer.SaveCheckpoint(folder.File, in parameters);
        SavedModel.Step(optimizer, ref parameters);
        File.WriteAllText(Path.Combine(folder.Path, "inside"), "");
        string number = NumberOf(folder.File);
        bool canMount = Command.Run("unshare", "-r", "-m", "sh", "-c", mounts, "sh", folder.Path).ExitCode == 0;

        (int exitCode, string output) = canMount
            ? Command.Run("unshare", "-r", "-m", "sh", "-c", mounts + " && exec \"$2\" \"$3\" \"$1/$4\" 1", "sh", folder.Path, SaverProgram.Host, SaverProgram.Path, target)
            : Command.Run(SaverProgram.Host, SaverProgram.Path, folder.File, "1");

        Assert.Equal((0, "1\n2"), (exitCode, output)); // The steps that were loaded, and those that were saved.
        Assert.Equal(Saved.Of(optimizer, in parameters), File.ReadAllBytes(folder.File));
        Assert.Equal(canMount, number == NumberOf(folder.File));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
        alsoCheck(folder);
    }

    /// <summary>The number of a file: a file that is written into keeps it, and one that replaces it has another.</summary>
    private static string NumberOf(string path) => Command.Run("stat", "-c", "%i", path).Output;
}
