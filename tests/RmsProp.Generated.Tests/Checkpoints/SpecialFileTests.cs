using System.Net.Sockets;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Files that are not regular are written to or refused, and keep their kind.</summary>
public sealed class SpecialFileTests
{
    private readonly SmallModel.RMSprop _optimizer;
    private readonly SmallModel _parameters;

    public SpecialFileTests() => (_optimizer, _parameters) = SmallModel.Train(2, new SmallModel.RMSprop());

    [Fact]
    public async Task A_pipe_is_written_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Its pipes are not files.
        }

        using var folder = new TemporaryFolder();
        Assert.Equal(0, Command.Run("mkfifo", folder.File).ExitCode);
        Task<byte[]> reader = Task.Run(() => File.ReadAllBytes(folder.File));

        _optimizer.SaveCheckpoint(folder.File, in _parameters);

        Assert.Equal(Saved.Of(_optimizer, in _parameters), await reader);
        Assert.True(Command.Is('p', folder.File));
        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_pipe_is_read_from()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        Assert.Equal(0, Command.Run("mkfifo", folder.File).ExitCode);
        byte[] checkpoint = Saved.Of(_optimizer, in _parameters);
        Task writer = Task.Run(() => File.WriteAllBytes(folder.File, checkpoint));
        SmallModel loaded = SmallModel.Create(9);
        var other = new SmallModel.RMSprop();

        other.LoadCheckpoint(folder.File, ref loaded);

        await writer;
        Assert.Equal(checkpoint, Saved.Of(other, in loaded));
    }

    /// <summary>A device that is always full: writing to it fails, and replacing it would not.</summary>
    [Fact]
    public void A_device_is_written_to()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Other systems have no such device.
        }

        IOException exception = Assert.Throws<IOException>(() => _optimizer.SaveCheckpoint("/dev/full", in _parameters));

        Assert.StartsWith("The checkpoint can't be saved to '/dev/full'. ", exception.Message, StringComparison.Ordinal);
        Assert.True(Command.Is('c', "/dev/full"));
        Assert.Empty(Directory.GetFiles("/dev", "*.tmp"));
    }

    /// <summary>A link to a link of the kernel's that is not a path: it leads to the test's own output, whatever that is.</summary>
    [Fact]
    public void A_descriptor_is_written_to()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string link = Path.Combine(folder.Path, "out");
        using var file = new FileStream(folder.File, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Write(new byte[10_000]); // More than will be written.
        File.CreateSymbolicLink(link, $"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}");

        _optimizer.SaveCheckpoint(link, in _parameters);

        file.Position = 0;
        byte[] written = new byte[file.Length];
        file.ReadExactly(written);
        Assert.Equal(Saved.Of(_optimizer, in _parameters), written); // Through the open file, which is still the same.
    }

    /// <summary>
    /// If saving fails at the very end, because another thread takes a step, the file behind the descriptor is untouched.
    /// </summary>
    [Fact]
    public void A_file_behind_a_descriptor_is_written_when_all_is_complete()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        using var file = new FileStream(folder.File, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        byte[] old = Saved.Of(_optimizer, in _parameters);
        file.Write(old);
        file.Flush();
        string path = $"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}";
        int refused = 0;
        for (int instant = 2, last = 0; last == refused; instant++, last++)
        {
            var optimizer = new ChangingModel.RMSprop();
            var gradients = new ChangingModel { Bias = 1, Weights = new float[] { 1, 1, 1 } };
            var plain = new ChangingModel { Bias = 1, Weights = new float[] { 1, 2, 3 } };
            optimizer.Apply(ref plain, in gradients);
            int stop = instant;
            var watched = new ChangingModel.Watched([1, 2, 3], times =>
            {
                if (times == stop)
                {
                    var thread = new Thread(() => optimizer.Apply(ref plain, in gradients));
                    thread.Start();
                    thread.Join();
                }
            });
            try
            {
                optimizer.SaveCheckpoint(path, new ChangingModel { Bias = 1, Weights = watched.Memory });
            }
            catch (InvalidOperationException)
            {
                refused++;
                Assert.Equal(old, File.ReadAllBytes(folder.File));
            }
        }

        Assert.True(refused > 2);
        Assert.NotEqual(old, File.ReadAllBytes(folder.File)); // The last save, which nothing disturbed.
    }

    [Fact]
    public void A_socket_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File));

        Exception exception = Assert.ThrowsAny<IOException>(() => _optimizer.SaveCheckpoint(folder.File, in _parameters));

        Assert.Contains($"'{folder.File}'", exception.Message, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || Command.Is('S', folder.File));
        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void A_folder_is_refused(string end)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "models");
        Directory.CreateDirectory(path);

        IOException exception = Assert.Throws<IOException>(() => _optimizer.SaveCheckpoint(path + end, in _parameters));

        Assert.Equal($"The checkpoint can't be saved to '{path + end}'. It is a folder: add the name of a file.", exception.Message);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_missing_folder_is_told_by_the_path_that_was_given()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "none", "model.safetensors");

        string message = Assert.Throws<DirectoryNotFoundException>(() => _optimizer.SaveCheckpoint(path, in _parameters)).Message;

        Assert.StartsWith($"The checkpoint can't be saved to '{path}'. ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
    }
}
