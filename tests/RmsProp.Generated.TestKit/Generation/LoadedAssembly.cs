using System.Reflection;
using System.Runtime.Loader;

namespace RmsProp.Generated.TestKit;

/// <summary>A compiled assembly, loaded until this is disposed of and nothing of it is in use any more.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Generated code", isCollectible: true);

    internal LoadedAssembly(byte[] image)
    {
        using var stream = new MemoryStream(image);
        Assembly = _context.LoadFromStream(stream);
    }

    public Assembly Assembly { get; }

    /// <summary>Makes an object of a class that has a constructor without parameters.</summary>
    /// <typeparam name="T">What the class is known as here.</typeparam>
    /// <param name="typeName">The full name of the class.</param>
    public T Create<T>(string typeName)
        where T : class =>
        (T)Activator.CreateInstance(Assembly.GetType(typeName, throwOnError: true)!)!;

    public void Dispose() => _context.Unload();
}
