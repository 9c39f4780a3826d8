using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Keras;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Finds types that have a schedule, <c>[Sharded]</c>, or attributes on fields, but no configuration, so that the search for configurations misses them.
/// Searching for each of these attributes in the same way would take several times as long.
/// </summary>
internal static class LoneAttributes
{
    private const string Suffix = "Attribute";

    private static readonly ImmutableHashSet<string> WrittenNames =
        [.. KerasFields.Schedules.Keys, .. KerasFields.Schedules.Keys.Select(name => name + Suffix), .. AttributePlaces.WrittenNames, MetadataNames.Sharded, "Sharded"];

    // A tree stays the same object until its file is edited.
    private static readonly ConditionalWeakTable<SyntaxTree, FileParts> Files = new();

    /// <summary>The metadata names of those types.</summary>
    /// <param name="compilation">Where to look.</param>
    /// <param name="configured">The types that have a configuration.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IReadOnlyList<string> In(Compilation compilation, ImmutableArray<ParsedType?> configured, CancellationToken cancellationToken)
    {
        // Runs at every edit of an open project, so no list is made if there is nothing to find.
        ImmutableHashSet<string> names = WrittenNames;
        ImmutableArray<SyntaxTree> trees = ((CSharpCompilation)compilation).SyntaxTrees;
        foreach (SyntaxTree tree in trees)
        {
            if (PartsOf(tree).Aliases is { Count: > 0 } aliases)
            {
                names = names.Union(aliases);
            }
        }

        HashSet<ISymbol>? trained = null;
        List<string>? found = null;
        foreach (SyntaxTree tree in trees)
        {
            foreach (AttributeSyntax attribute in PartsOf(tree).Attributes)
            {
                if (names.Contains(NameOf(attribute.Name)) && TypeOf(attribute, compilation, cancellationToken) is { } type
                    && !type.HasRuntimeAttribute(MetadataNames.ConfigAttribute)
                    && (attribute.Parent!.Parent is TypeDeclarationSyntax
                        || !(trained ??= TrainedStructs.Of(TypesOf(configured, compilation))).Contains(type)))
                {
                    (found ??= []).Add(type.FullMetadataName());
                }
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(ImmutableArray<ParsedType?> configured, Compilation compilation) =>
        configured.OfType<ParsedType>().Select(type => compilation.Assembly.GetTypeByMetadataName(type.MetadataName)).OfType<INamedTypeSymbol>();

    private static FileParts PartsOf(SyntaxTree tree) => Files.GetValue(tree, static tree => FileParts.Of(tree.GetRoot()));

    private static INamedTypeSymbol? TypeOf(AttributeSyntax attribute, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetSemanticModel(attribute.SyntaxTree).GetDeclaredSymbol(attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, cancellationToken) as INamedTypeSymbol;

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax global => NameOf(global.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The relevant parts of a file.</summary>
    private sealed class FileParts
    {
        private FileParts()
        {
        }

        /// <summary>All attributes on types and on their fields.</summary>
        public List<AttributeSyntax> Attributes { get; } = [];

        /// <summary>The aliases that the file gives to these attributes; global ones apply to all files.</summary>
        public List<string> Aliases { get; } = [];

        public static FileParts Of(SyntaxNode root)
        {
            var parts = new FileParts();
            if (root is CompilationUnitSyntax file)
            {
                parts.Add(file.Usings);
                parts.Add(file.Members);
            }

            return parts;
        }

        private void Add(SyntaxList<UsingDirectiveSyntax> directives)
        {
            foreach (UsingDirectiveSyntax directive in directives)
            {
                if (directive is { Alias: { } alias, Name: { } name } && WrittenNames.Contains(NameOf(name)))
                {
                    Aliases.Add(alias.Name.Identifier.ValueText);
                }
            }
        }

        private void Add(SyntaxList<MemberDeclarationSyntax> members)
        {
            foreach (MemberDeclarationSyntax member in members)
            {
                if (member is BaseNamespaceDeclarationSyntax inner)
                {
                    Add(inner.Usings);
                    Add(inner.Members);
                }
                else if (member is TypeDeclarationSyntax type)
                {
                    foreach (AttributeListSyntax list in type.AttributeLists)
                    {
                        Attributes.AddRange(list.Attributes);
                    }

                    Attributes.AddRange(LoneGroups.AttributesOfMembers(type));
                    Add(type.Members);
                }
            }
        }
    }
}
