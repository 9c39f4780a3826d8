using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>What a copy of a parameter struct shares with the original, for each struct of a compilation once.</summary>
internal sealed class ParameterStructs(Compilation compilation)
{
    private readonly ConcurrentDictionary<ITypeSymbol, Contents> _contents = new(SymbolEqualityComparer.Default);

    /// <summary>What is in a parameter struct.</summary>
    /// <param name="Inline">Whether there are numbers in it, which a copy has of its own.</param>
    /// <param name="Arrays">The paths of the arrays, tensors and memories, which a copy shares.</param>
    internal sealed record Contents(bool Inline, IReadOnlyList<string> Arrays);

    /// <summary>What is in a type; <see langword="null"/> where it is no parameter struct.</summary>
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
