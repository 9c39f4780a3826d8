using System.Reflection;
using System.Runtime.Loader;

namespace RmsProp.Generated.TestKit;

/// <summary>A compiled assembly, loaded until this is disposed and nothing uses the assembly any more.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Generated code", isCollectible: true);

    /// <summary>Loads an assembly.</summary>
    /// <param name="image">Its bytes.</param>
    public LoadedAssembly(byte[] image)
    {
        using var stream = new MemoryStream(image);
        Assembly = _context.LoadFromStream(stream);
    }

    public Assembly Assembly { get; }

    /// <summary>Creates an object of a class with a parameterless constructor.</summary>
    /// <typeparam name="T">A type of the class that is known here.</typeparam>
    /// <param name="typeName">The full name of the class.</param>
    public T Create<T>(string typeName)
        where T : class =>
        (T)Activator.CreateInstance(Assembly.GetType(typeName, throwOnError: true)!)!;

    public void Dispose() => _context.Unload();
}
