namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// Relative paths are taken from the current folder, and messages name them as they were given. The current folder is the process's, so
/// these run alone.
/// </summary>
[Collection(nameof(Alone))]
public sealed class RelativePathTests : IDisposable
{
    private readonly string _before = Directory.GetCurrentDirectory();
    private readonly TemporaryFolder _folder = new();
    private readonly SmallModel.RMSprop _optimizer;
    private SmallModel _parameters;

    public RelativePathTests() => (_optimizer, _parameters) = SmallModel.Train(2, new SmallModel.RMSprop());

    [Theory]
    [InlineData("model")]
    [InlineData("./model")]
    [InlineData("inner/../model")]
    [InlineData("inner/model")]
    public void A_relative_path_is_of_the_current_folder(string path)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "inner"));
        Directory.SetCurrentDirectory(_folder.Path);
        SmallModel loaded = SmallModel.Create(9);
        var other = new SmallModel.RMSprop();
        for (int time = 0; time < 2; time++) // A new file, and one to replace.
        {
            _optimizer.SaveCheckpoint(path, in _parameters);
        }

        other.LoadCheckpoint(path, ref loaded);

        Assert.Equal(Saved.Of(_optimizer, in _parameters), Saved.Of(other, in loaded));
        Assert.Equal([Path.GetFullPath(Path.Combine(_folder.Path, path))], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void In_a_current_folder_that_was_deleted_the_path_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It does not let anybody delete the current folder.
        }

        string deleted = Path.Combine(_folder.Path, "deleted");
        Directory.CreateDirectory(deleted);
        Directory.SetCurrentDirectory(deleted);
        Directory.Delete(deleted);

        AssertBoth<DirectoryNotFoundException>("x", "The current folder, in which it should be, no longer exists.");
        AssertBoth<DirectoryNotFoundException>("../x", "The current folder, in which it should be, no longer exists.");
        _optimizer.SaveCheckpoint(_folder.File, in _parameters); // A full path needs no current folder.
        _optimizer.LoadCheckpoint(_folder.File, ref _parameters);
    }

    [Fact]
    public void A_missing_folder_or_file_is_named_by_the_path_that_was_given()
    {
        Directory.SetCurrentDirectory(_folder.Path);

        AssertBoth<DirectoryNotFoundException>(Path.Combine("none", "x"), "Could not find");
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() => _optimizer.LoadCheckpoint("x", ref _parameters));
        Assert.StartsWith("The checkpoint can't be loaded from 'x'. ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("x", exception.FileName);
    }

    [Fact]
    public void A_folder_is_not_read()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "x"));
        Directory.SetCurrentDirectory(_folder.Path);

        string message = Assert.Throws<UnauthorizedAccessException>(() => _optimizer.LoadCheckpoint("x", ref _parameters)).Message;

        Assert.StartsWith("The checkpoint can't be loaded from 'x'. ", message, StringComparison.Ordinal);
    }

    /// <summary>No file system has such a name, so it is an argument that can't be right.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("model\0")]
    public void A_path_that_can_not_be_one_is_an_argument_exception(string path)
    {
        Assert.Throws<ArgumentException>(nameof(path), () => _optimizer.SaveCheckpoint(path, in _parameters));
        Assert.Throws<ArgumentException>(nameof(path), () => _optimizer.LoadCheckpoint(path, ref _parameters));
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }

    private void AssertBoth<TException>(string path, string reason)
        where TException : IOException
    {
        byte[] before = Saved.Of(_optimizer, in _parameters);
        string saving = Assert.Throws<TException>(() => _optimizer.SaveCheckpoint(path, in _parameters)).Message;
        string loading = Assert.Throws<TException>(() => _optimizer.LoadCheckpoint(path, ref _parameters)).Message;

        Assert.StartsWith($"The checkpoint can't be saved to '{path}'. {reason}", saving, StringComparison.Ordinal);
        Assert.StartsWith($"The checkpoint can't be loaded from '{path}'. {reason}", loading, StringComparison.Ordinal);
        Assert.Equal(before, Saved.Of(_optimizer, in _parameters));
    }
}
