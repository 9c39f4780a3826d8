namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Saving to a file replaces it as a whole or not at all, and leaves nothing else behind.</summary>
public sealed class FileTests
{
    [Fact]
    public void A_file_is_replaced()
    {
        using var folder = new TemporaryFolder();
        for (int steps = 1; steps <= 3; steps++)
        {
            (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(steps, new SmallModel.RMSprop());
            optimizer.SaveCheckpoint(folder.File, in parameters);
            SmallModel loaded = SmallModel.Create(9);
            var other = new SmallModel.RMSprop();
            other.LoadCheckpoint(folder.File, ref loaded);

            Assert.Equal(Saved.Of(optimizer, in parameters), Saved.Of(other, in loaded));
            Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
        }
    }

    [Fact]
    public void Where_saving_fails_the_old_file_stays_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(1, new SmallModel.RMSprop());
        File.WriteAllText(folder.File, "old");
        SmallModel broken = parameters with { Weights = null! };

        Assert.Throws<ArgumentException>(() => optimizer.SaveCheckpoint(folder.File, in broken));

        Assert.Equal("old", File.ReadAllText(folder.File));
        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void What_can_not_be_replaced_stays_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(1, new SmallModel.RMSprop());
        Directory.CreateDirectory(folder.File); // In place of a file.

        Assert.ThrowsAny<Exception>(() => optimizer.SaveCheckpoint(folder.File, in parameters));

        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
        Assert.Throws<DirectoryNotFoundException>(
            () => optimizer.SaveCheckpoint(Path.Combine(folder.Path, "none", "model.safetensors"), in parameters));
        Assert.Throws<FileNotFoundException>(() => optimizer.LoadCheckpoint(Path.Combine(folder.Path, "none"), ref parameters));
    }

    [Fact]
    public void A_link_stays_a_link_and_rights_stay_as_they_are()
    {
        if (OperatingSystem.IsWindows())
        {
            // There, a link takes administrator rights, and files inherit their rights from the folder, so this only tests that saving
            // works.
            A_file_is_replaced();
            return;
        }

        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(1, new SmallModel.RMSprop());
        string link = Path.Combine(folder.Path, "latest");
        File.WriteAllText(folder.File, "old");
        File.SetUnixFileMode(folder.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, folder.File);

        optimizer.SaveCheckpoint(link, in parameters);

        Assert.Equal(folder.File, new FileInfo(link).LinkTarget);
        Assert.Equal(Saved.Of(optimizer, in parameters), File.ReadAllBytes(folder.File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File));
    }

    [Fact]
    public void A_link_to_a_link_stays_one_as_well()
    {
        if (OperatingSystem.IsWindows())
        {
            A_file_is_replaced();
            return;
        }

        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(1, new SmallModel.RMSprop());
        string best = Path.Combine(folder.Path, "best");
        string latest = Path.Combine(folder.Path, "latest");
        File.WriteAllText(folder.File, "old");
        File.CreateSymbolicLink(best, folder.File);
        File.CreateSymbolicLink(latest, best);

        optimizer.SaveCheckpoint(latest, in parameters);

        Assert.Equal(best, new FileInfo(latest).LinkTarget);
        Assert.Equal(folder.File, new FileInfo(best).LinkTarget);
        Assert.Equal(Saved.Of(optimizer, in parameters), File.ReadAllBytes(folder.File));
    }

    [Fact]
    public void Nobody_holds_a_file_that_is_saved_and_others_may_read_it_while_it_is_loaded()
    {
        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(1, new SmallModel.RMSprop());
        optimizer.SaveCheckpoint(folder.File, in parameters);
        using (var all = new FileStream(folder.File, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(Saved.Of(optimizer, in parameters).Length, all.Length);
        }

        using var reader = new FileStream(folder.File, FileMode.Open, FileAccess.Read, FileShare.Read);
        SmallModel loaded = SmallModel.Create(9);
        var other = new SmallModel.RMSprop();
        other.LoadCheckpoint(folder.File, ref loaded);

        Assert.Equal(Saved.Of(optimizer, in parameters), Saved.Of(other, in loaded));
    }

    [Fact]
    public void Bytes_behind_a_checkpoint_are_told_of_a_file()
    {
        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(1, new SmallModel.RMSprop());
        File.WriteAllBytes(folder.File, [.. Saved.Of(optimizer, in parameters), 0]);
        byte[] before = Saved.Of(optimizer, in parameters);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(folder.File, ref parameters));

        Assert.Equal("Bytes follow the last tensor of the checkpoint.", exception.Message);
        Assert.Equal(before, Saved.Of(optimizer, in parameters));
    }

    [Fact]
    public void Several_threads_can_save_to_one_file()
    {
        using var folder = new TemporaryFolder();
        byte[][] expected = [.. Enumerable.Range(0, 4).Select(seed =>
        {
            (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(seed, new SmallModel.RMSprop(), seed);
            return Saved.Of(optimizer, in parameters);
        })];

        Parallel.For(0, expected.Length, seed =>
        {
            (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(seed, new SmallModel.RMSprop(), seed);
            for (int i = 0; i < 20; i++)
            {
                optimizer.SaveCheckpoint(folder.File, in parameters);
                byte[] file = File.ReadAllBytes(folder.File);
                Assert.Contains(expected, checkpoint => checkpoint.AsSpan().SequenceEqual(file));
            }
        });

        Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
    }
}
