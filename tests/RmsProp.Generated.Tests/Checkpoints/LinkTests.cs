namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Links are followed as by the kernel: what is saved through a link is read through it.</summary>
public sealed class LinkTests
{
    private readonly SmallModel.RMSprop _optimizer;
    private readonly SmallModel _parameters;

    public LinkTests() => (_optimizer, _parameters) = SmallModel.Train(2, new SmallModel.RMSprop());

    // The target differs from the one that the path's text alone would give.
    [Theory]
    [InlineData("../real/model", "real/model")]
    [InlineData("./../real/./model", "real/model")]
    [InlineData("short/../model", "real/deep/model")]
    [InlineData("short/../../model", "real/model")]
    [InlineData("loop/short/../model", "real/deep/model")]
    [InlineData("short/../../dangling", "real/new")]
    public void A_link_through_links(string target, string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // A link takes administrator rights there.
        }

        using var folder = new TemporaryFolder();
        string real = Path.Combine(folder.Path, "real");
        string links = Path.Combine(folder.Path, "links");
        Directory.CreateDirectory(Path.Combine(real, "deep", "deepest"));
        Directory.CreateDirectory(links);
        File.CreateSymbolicLink(Path.Combine(links, "short"), "../real/deep/deepest");
        File.CreateSymbolicLink(Path.Combine(links, "loop"), ".");
        File.CreateSymbolicLink(Path.Combine(real, "dangling"), "new");
        string link = Path.Combine(links, "latest");
        File.CreateSymbolicLink(link, target);

        for (int time = 0; time < 2; time++) // To a missing file, and to an existing one.
        {
            _optimizer.SaveCheckpoint(link, in _parameters);

            Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(link)); // By the kernel.
            Assert.Equal(Saved.Of(_optimizer, in _parameters), File.ReadAllBytes(Path.Combine(folder.Path, file)));
            Assert.Equal(target, new FileInfo(link).LinkTarget);
            Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), path => new FileInfo(path).LinkTarget is null);
        }
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string link = Path.Combine(folder.Path, "a");
        File.CreateSymbolicLink(link, "b");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b"), "a");

        IOException exception = Assert.Throws<IOException>(() => _optimizer.SaveCheckpoint(link, in _parameters));

        Assert.Equal($"The checkpoint can't be saved to '{link}'. More than 40 links lead from one to the next, or they go round in a circle.", exception.Message);
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void A_link_to_a_file_in_a_missing_folder_names_that_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string target = Path.Combine(folder.Path, "missing", "model");
        string link = Path.Combine(folder.Path, "latest");
        File.CreateSymbolicLink(link, target);

        DirectoryNotFoundException exception = Assert.Throws<DirectoryNotFoundException>(() => _optimizer.SaveCheckpoint(link, in _parameters));

        Assert.StartsWith($"The checkpoint can't be saved to '{link}', which leads to '{target}'. ", exception.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_link_through_a_folder_that_is_missing_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string link = Path.Combine(folder.Path, "latest");
        File.CreateSymbolicLink(link, "none/../model");

        DirectoryNotFoundException exception = Assert.Throws<DirectoryNotFoundException>(() => _optimizer.SaveCheckpoint(link, in _parameters));

        Assert.StartsWith($"The checkpoint can't be saved to '{link}'. ", exception.Message, StringComparison.Ordinal);
        Assert.Equal([link], Directory.GetFileSystemEntries(folder.Path));
    }
}
