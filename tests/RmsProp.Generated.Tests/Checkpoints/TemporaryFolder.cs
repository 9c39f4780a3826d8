namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A folder for a single test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public string Path => _folder.FullName;

    public string File => System.IO.Path.Combine(Path, "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);
}
