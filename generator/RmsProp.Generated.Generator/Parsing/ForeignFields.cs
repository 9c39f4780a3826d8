using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// The fields that other generators add to structs. Generators don't see each other's code, so this one does not know them; only the
/// analyzer finds them, and skips them. All generated files are in one folder, grouped by generator; the struct's own optimizer tells
/// where.
/// </summary>
internal sealed class ForeignFields
{
    private static readonly string OwnFolder = $"{typeof(RMSpropGenerator).Assembly.GetName().Name}/{typeof(RMSpropGenerator).FullName}/";

    private readonly INamedTypeSymbol _target;
    private readonly string? _root;
    private readonly List<string> _untrained = [];

    public ForeignFields(INamedTypeSymbol target)
    {
        _target = target;
        _root = target.GetTypeMembers().Where(OptimizerNames.IsOptimizer)
            .SelectMany(optimizer => optimizer.DeclaringSyntaxReferences)
            .Select(reference => RootOf(PathOf(reference)))
            .FirstOrDefault(root => root is not null);
    }

    /// <summary>Whether another generator added the field.</summary>
    public bool Contains(FieldSymbols field) => _root is not null
        && new ISymbol?[] { field.Field, field.Property, field.Property?.PartialImplementationPart }
            .OfType<ISymbol>()
            .SelectMany(symbol => symbol.DeclaringSyntaxReferences)
            .Any(reference => IsForeign(PathOf(reference)));

    /// <summary>Records a skipped field that would have been trained.</summary>
    public void PassBy(FieldSymbols field, string path)
    {
        if (CouldBeTrained(field))
        {
            _untrained.Add(path.Length == 0 ? field.Name : path + "." + field.Name);
        }
    }

    /// <summary>A struct with an added field that a type is or contains; <see langword="null"/> if there is none.</summary>
    public ITypeSymbol? FindIn(ITypeSymbol type)
    {
        if (_root is null)
        {
            return null;
        }

        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var rest = new Stack<ITypeSymbol>([type]);
        while (rest.Count > 0)
        {
            ITypeSymbol current = rest.Pop();
            if (current.TypeKind != TypeKind.Struct || current.IsOverlong() || !seen.Add(current))
            {
                continue;
            }

            foreach (FieldSymbols field in FieldSymbols.Of(current))
            {
                if (Contains(field))
                {
                    return current;
                }

                rest.Push(field.Field.Type);
            }
        }

        return null;
    }

    /// <summary>Reports the fields that look trained and are not.</summary>
    public void Report(DiagnosticReporter reporter)
    {
        const int MostNamed = 3;
        string[] paths = [.. _untrained.Distinct()];
        if (paths.Length == 0)
        {
            return;
        }

        bool isOne = paths.Length == 1;
        string more = paths.Length > MostNamed ? $" and {paths.Length - MostNamed} more" : "";
        reporter.AtSymbol(
            Descriptors.FieldOfOtherGenerator, _target, RepairHint.None, _target.Name,
            $"the field{(isOne ? "" : "s")} {string.Join(", ", paths.Take(MostNamed).Select(path => $"'{path}'"))}{more}",
            isOne ? "it is" : "they are", isOne ? "it" : "them");
    }

    private static bool CouldBeTrained(FieldSymbols field) =>
        !field.Has(MetadataNames.NotTrainable)
        && (field.Field.Type is IArrayTypeSymbol array ? array.ElementType : field.Field.Type) is var type
        && (type.AsElement() is not null || StructLayouts.RowOf(type) is not null || type.TensorElement() is not null
            || (type.ElementOf("Memory`1") ?? type.ElementOf("Span`1")) is not null
            || type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structType && !structType.IsOfFramework());

    private bool IsForeign(string path)
    {
        const int LeastParts = 3;
        return path.StartsWith(_root!, StringComparison.Ordinal)
            && !path.Substring(_root!.Length).StartsWith(OwnFolder, StringComparison.Ordinal)
            && path.Substring(_root.Length).Split('/') is { Length: >= LeastParts } parts && parts[0].Length > 0;
    }

    private static string? RootOf(string path) =>
        path.LastIndexOf(OwnFolder, StringComparison.Ordinal) is >= 0 and var start ? path.Substring(0, start) : null;

    private static string PathOf(SyntaxReference reference) => reference.SyntaxTree.FilePath.Replace('\\', '/');
}
