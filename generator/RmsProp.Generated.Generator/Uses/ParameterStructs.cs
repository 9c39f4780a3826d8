using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>What a copy of a parameter struct shares with the original, cached for each struct of a compilation.</summary>
internal sealed class ParameterStructs(Compilation compilation)
{
    private readonly ConcurrentDictionary<ITypeSymbol, Contents> _contents = new(SymbolEqualityComparer.Default);

    /// <summary>The content of a parameter struct.</summary>
    /// <param name="Inline">Whether it has inline numbers, which a copy duplicates.</param>
    /// <param name="Arrays">The paths of its arrays, tensors and memories, which a copy shares.</param>
    internal sealed record Contents(bool Inline, IReadOnlyList<string> Arrays);

    /// <summary>The content of a type; <see langword="null"/> if it is not a parameter struct.</summary>
    public Contents? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named)
        {
            return null;
        }

        Contents contents = _contents.GetOrAdd(named, _ => named.HasRuntimeAttribute(MetadataNames.ConfigAttribute) ? Read(named) : None);
        return contents == None ? null : contents;
    }

    private static Contents None { get; } = new(false, []);

    private Contents Read(INamedTypeSymbol type)
    {
        EquatableArray<Variable> variables = VariableParser.Parse(type, compilation, DiagnosticReporter.Silent).Variables;
        return new Contents(variables.Any(variable => variable.IsInline), [.. variables.Where(variable => !variable.IsInline).Select(variable => variable.Path)]);
    }
}
