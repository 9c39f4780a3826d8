using System.IO.Compression;
using System.Xml.Linq;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>
/// The package, packed from this repository into folders of its own as continuous integration does, and an empty package cache for the
/// projects that install it.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public const string Id = "RmsProp.Generated";

    /// <summary>The package for ranks that are processes of MPI.</summary>
    public const string MpiId = "RmsProp.Generated.Mpi";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rmsprop-package-");
    private readonly string _artifacts;

    public PackedPackage()
    {
        // A version that no cache on this machine can contain; otherwise NuGet would not look at the feed.
        Version = $"0.1.0.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        _artifacts = PathOf("artifacts");
        Feed = PathOf("artifacts", "package", "release");
    }

    public string Version { get; }

    /// <summary>The folder of the package, which is a local feed.</summary>
    public string Feed { get; }

    /// <summary>The package cache of projects that install it.</summary>
    public string Cache => PathOf("packages");

    /// <summary>A path in the folder that is deleted after the tests.</summary>
    public string PathOf(params string[] parts) => Path.Combine([_directory.FullName, .. parts]);

    public async Task InitializeAsync()
    {
        foreach (string id in (string[])[Id, MpiId])
        {
            CommandResult packed = await Dotnet.RunAsync(Repository.Directory,
            [
                "pack", "-c", "Release", $"src/{id}", "--artifacts-path", _artifacts,
                "-p:ContinuousIntegrationBuild=true", $"-p:PackageVersion={Version}", "-warnaserror", "-nodeReuse:false",
            ]);
            packed.Succeeded();
        }
    }

    public Task DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The files in the package, or in the symbol package, except those that all packages have.</summary>
    public SortedDictionary<string, byte[]> Files(string extension = "nupkg", string id = Id)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.{extension}"));
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry =>
            entry.FullName is not ("_rels/.rels" or "[Content_Types].xml") && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal)))
        {
            using Stream stream = entry.Open();
            using MemoryStream content = new();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    /// <summary>The <c>metadata</c> element of the package's manifest.</summary>
    public XElement Manifest(string id = Id)
    {
        using MemoryStream content = new(Files(id: id)[$"{id}.nuspec"]);
        XElement metadata = XDocument.Load(content).Root!.Elements().Single();
        foreach (XElement element in metadata.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return metadata;
    }
}
