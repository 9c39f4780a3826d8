using System.Runtime.InteropServices;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>The embedded source files in C and C++, and the folder in which they are compiled.</summary>
internal sealed class NativeSource : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rmsprop-benchmarks-");

    /// <summary>Writes a source file into the folder; returns its path.</summary>
    public string Extract(string name)
    {
        string path = PathOf(name);
        using Stream resource = typeof(NativeSource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no resource '{name}'.");
        using FileStream file = File.Create(path);
        resource.CopyTo(file);
        return path;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
