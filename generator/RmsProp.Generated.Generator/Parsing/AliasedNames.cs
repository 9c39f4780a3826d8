using System.Text;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Names field types so that generated code can refer to them: by the alias of their assembly if it is referenced only under aliases.
/// </summary>
internal sealed class AliasedNames
{
    private const string Global = "global";

    private readonly Compilation _compilation;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly string? _runtime;
    private readonly string? _tensors;

    public AliasedNames(Compilation compilation)
    {
        _compilation = compilation;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            _runtime ??= IsRuntime(assembly) ? AliasOf(assembly, compilation) : null;
            _tensors ??= assembly.Name == MetadataNames.Tensors ? AliasOf(assembly, compilation) : null;
        }
    }

    public ReferenceAliases Aliases => new(_runtime, _tensors, new(_used));

    /// <summary>The alias to prefix to names from an assembly; null if <c>global</c> works.</summary>
    public static string? AliasOf(IAssemblySymbol assembly, Compilation compilation)
    {
        if (compilation.GlobalNamespace.ConstituentNamespaces.Any(part => SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, assembly)))
        {
            return null;
        }

        return compilation.References
            .Where(reference => SymbolEqualityComparer.Default.Equals(compilation.GetAssemblyOrModuleSymbol(reference), assembly))
            .SelectMany(reference => reference.Properties.Aliases)
            .FirstOrDefault()
            ?.Escaped();
    }

    /// <summary>Whether the assembly is the runtime library.</summary>
    public static bool IsRuntime(IAssemblySymbol assembly) => assembly.GetTypeByMetadataName(MetadataNames.Config) is not null;

    /// <summary>The fully qualified name of a type.</summary>
    public string Of(ITypeSymbol type)
    {
        SymbolDisplayPart[] parts = [.. type.ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat)];
        var name = new StringBuilder();
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i].ToString();
            name.Append(part == Global && parts[i].Kind == SymbolDisplayPartKind.Keyword ? RootOf(parts.Skip(i)) : part);
        }

        return name.ToString();
    }

    /// <summary>The prefix of the first type among display parts.</summary>
    private string RootOf(IEnumerable<SymbolDisplayPart> parts)
    {
        IAssemblySymbol? assembly = parts.Select(part => (part.Symbol as INamedTypeSymbol)?.ContainingAssembly).FirstOrDefault(found => found is not null);
        if (assembly is null || AliasOf(assembly, _compilation) is not { } alias)
        {
            return Global;
        }

        _used.Add(alias);
        return alias;
    }
}
