using RmsProp.Generated.Generator;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// Compiled assemblies in the folder that <c>CONFORMANCE_ASSEMBLIES</c> names, if it does. What the generator writes does not depend on
/// the processor's vectors, so the runs on narrower ones need not compile it again.
/// </summary>
internal static class SavedAssemblies
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CONFORMANCE_ASSEMBLIES");

    /// <summary>Changes with everything that an assembly comes from: the generator, what it compiles against, and the tests' own sources.</summary>
    private static readonly string Version = string.Join(
        '.',
        new[] { typeof(RMSpropGenerator), typeof(RMSpropConfigAttribute), typeof(TestKit.GeneratorHarness), typeof(SavedAssemblies) }
            .Select(type => type.Module.ModuleVersionId.ToString("N")[..8]));

    /// <summary>Reads an assembly, or compiles it and saves it.</summary>
    /// <param name="name">Its name, for the file.</param>
    /// <param name="compile">Compiles it.</param>
    /// <returns>The bytes of the assembly.</returns>
    public static byte[] GetOrAdd(string name, Func<byte[]> compile)
    {
        if (string.IsNullOrEmpty(Folder))
        {
            return compile();
        }

        string path = Path.Combine(Folder, $"{name}.{Version}.dll");
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        byte[] image = compile();
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(path + ".part", image);
        File.Move(path + ".part", path);
        return image;
    }
}
