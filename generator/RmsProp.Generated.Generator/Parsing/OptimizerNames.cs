using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Checks names for the generated classes of one struct.</summary>
internal sealed class OptimizerNames(INamedTypeSymbol type, IEnumerable<string> given)
{
    public const string Default = "RMSprop";

    private const int LongestName = UniqueNames.MostBytes;
    private const int LongestSuggestion = 100;

    private readonly HashSet<string> _taken = new(given, StringComparer.Ordinal);

    /// <summary>Whether a member is a generated class, which the analyzer sees.</summary>
    public static bool IsOptimizer(ISymbol member) =>
        member is INamedTypeSymbol { TypeKind: TypeKind.Class } type && type.Interfaces.Any(implemented => implemented.IsRuntimeType("IRMSpropOptimizer`1"));

    /// <summary>The reason why a class in the struct can't have this name, or <see langword="null"/>.</summary>
    public string? FaultOf(string name)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            return "it is not a C# identifier";
        }

        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            return "it is a C# keyword";
        }

        if (name.FirstInvisible() is { } invisible)
        {
            return $"it has the character U+{(int)invisible:X4}, which is invisible and ignored by C#";
        }

        if (UniqueNames.BytesOf(name) > LongestName)
        {
            return $"it has more than {LongestName} bytes, the most that an assembly has room for";
        }

        if (name == type.Name)
        {
            return "a nested class can't have the name of the struct around it";
        }

        if (OptimizerMembers.Contain(name))
        {
            return "that is the name of one of its members";
        }

        if (type.GetMembers(name).Any(member => !IsOptimizer(member)))
        {
            return $"'{type.Name}' already has a member of that name";
        }

        if (IsInherited(name))
        {
            return "every struct has a member of that name";
        }

        if (IsClsCompliant() && (name[0] == '_' || IsOtherByCaseAlone(name)))
        {
            return name[0] == '_'
                ? "the assembly is CLS-compliant, where no public name begins with an underscore"
                : "the assembly is CLS-compliant, where public names differ by more than case";
        }

        INamedTypeSymbol? generic = type.AndContainingTypes().FirstOrDefault(
            current => current.TypeParameters.Any(parameter => parameter.Name == name));
        return generic is null ? null : $"'{generic.Name}' already has a type parameter of that name";
    }

    /// <summary>A valid name in place of an invalid one: as much of it as possible, and not another configuration's.</summary>
    public ImmutableDictionary<string, string?> HintFor(string name)
    {
        string cleaned = new([.. name.SkipWhile(character => !SyntaxFacts.IsIdentifierStartCharacter(character))
            .Where(character => SyntaxFacts.IsIdentifierPartCharacter(character) && !character.IsInvisible()).Take(LongestSuggestion)]);
        string[] stems = FaultOf(name) is null ? [name] : cleaned.Length == 0 ? [Default] : [cleaned, cleaned + "Optimizer", Default];
        string? free = stems
            .Concat(Enumerable.Range(2, _taken.Count + 1).Select(number => stems[stems.Length - 1] + number.ToString(CultureInfo.InvariantCulture)))
            .FirstOrDefault(candidate => FaultOf(candidate) is null && !_taken.Contains(candidate));
        if (free is null)
        {
            return RepairHint.None;
        }

        _taken.Add(free);
        return RepairHint.Set("Name", SymbolDisplay.FormatLiteral(free, quote: true), "which is free");
    }

    /// <summary>Whether the compiler warns of public names in the struct that differ only in case.</summary>
    private bool IsClsCompliant()
    {
        AttributeData? nearest = type.AndContainingTypes().Cast<ISymbol>().Append(type.ContainingAssembly)
            .SelectMany(symbol => symbol.GetAttributes())
            .FirstOrDefault(attribute => attribute.AttributeClass?.IsFrameworkType("System", "CLSCompliantAttribute") == true);
        return nearest?.ConstructorArguments is [{ Value: true }]
            && type.AndContainingTypes().All(current => current.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);
    }

    private bool IsOtherByCaseAlone(string name) => _taken
        .Concat(type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public).Select(member => member.Name))
        .Any(other => other != name && string.Equals(other, name, StringComparison.OrdinalIgnoreCase));

    private bool IsInherited(string name)
    {
        INamedTypeSymbol? current = type.BaseType;
        while (current is not null && current.GetMembers(name).IsEmpty)
        {
            current = current.BaseType;
        }

        return current is not null;
    }
}
