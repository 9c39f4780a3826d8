using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>An assembly that is read without being loaded.</summary>
internal sealed class PEAssembly(byte[] content) : IDisposable
{
    private readonly PEReader _reader = new(ImmutableArray.Create(content));

    private MetadataReader Metadata => _reader.GetMetadataReader();

    public Version Version => Metadata.GetAssemblyDefinition().Version;

    /// <summary>Whether the build is deterministic; the compiler records it in a debug entry.</summary>
    public bool IsDeterministic => _reader.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);

    /// <summary>The referenced assemblies.</summary>
    public string[] References => [.. Metadata.AssemblyReferences.Select(handle => Metadata.GetString(Metadata.GetAssemblyReference(handle).Name))];

    /// <summary>The public top-level types, by their names in XML documentation.</summary>
    public string[] PublicTypes =>
    [
        .. Metadata.TypeDefinitions.Select(Metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(type => $"{Metadata.GetString(type.Namespace)}.{Metadata.GetString(type.Name)}"),
    ];

    public void Dispose() => _reader.Dispose();
}
