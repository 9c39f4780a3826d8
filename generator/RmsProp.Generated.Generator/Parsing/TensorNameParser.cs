using System.Text;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Parses the names in files that attributes on fields give, each field's once.</summary>
internal sealed class TensorNameParser(DiagnosticReporter reporter)
{
    /// <summary>The most former names of one variable: those of the structs around it multiply.</summary>
    private const int MostFormerNames = 100;

    private const string Formerly = "Formerly";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<ISymbol, string[]?> _ofFields = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _withoutNumbers = new(SymbolEqualityComparer.Default);

    /// <summary>The names of everything below a field, given its parent; null if they are paths.</summary>
    public DeclaredTensorName? Enter(Place parent, FieldSymbols field)
    {
        ISymbol symbol = field.Field.OriginalDefinition;
        if (!_ofFields.TryGetValue(symbol, out string[]? own))
        {
            own = Parse(field);
            _ofFields.Add(symbol, own);
        }

        if (own is null)
        {
            return parent.Tensor?.Field(field.Name);
        }

        if (parent.Tensor is null && parent.Path.Length == 0)
        {
            return new DeclaredTensorName(own[0], [.. own.Skip(1)], IsNumbered: true);
        }

        DeclaredTensorName outer = parent.Tensor ?? new DeclaredTensorName(parent.Path, [], IsNumbered: false);
        if (own.Length * (outer.FormerNames.Count + 1) > MostFormerNames)
        {
            Report(
                field.Attributes(MetadataNames.TensorName).First(), Formerly, field, own[0],
                $"with those of the structs around it, it has more than {MostFormerNames} former names");
            return outer.Field(own[0]);
        }

        return outer.Field(own, isNumbered: true);
    }

    /// <summary>Whether a field has a name of its own, which puts it into files even if it is not trained.</summary>
    public static bool IsOn(FieldSymbols field) => field.Attributes(MetadataNames.TensorName).Any();

    /// <summary>Reports a name on a field that is not trained and has nothing for files.</summary>
    public void ReportWithoutNumbers(FieldSymbols field)
    {
        if (_withoutNumbers.Add(field.Field.OriginalDefinition))
        {
            AttributePlaces.ReportWithoutEffect(
                field.Attributes(MetadataNames.TensorName), field.Name,
                "the field is [NotTrainable], and has no float or double that a file could be loaded into", reporter);
        }
    }

    /// <summary>The name and the former ones; null without an attribute, or if they are wrong.</summary>
    private string[]? Parse(FieldSymbols field)
    {
        if (field.Attributes(MetadataNames.TensorName).FirstOrDefault() is not { } attribute
            || attribute.ConstructorArguments is not [{ Kind: not TypedConstantKind.Error } argument])
        {
            return null; // Without an argument of its type it does not compile.
        }

        TypedConstant former = attribute.NamedArguments.FirstOrDefault(named => named.Key == Formerly).Value;
        string?[] formerNames = former is { Kind: TypedConstantKind.Array, IsNull: false } ? [.. former.Values.Select(value => value.Value as string)] : [];
        string?[] names = [argument.Value as string, .. formerNames];
        for (int i = 0; i < names.Length; i++)
        {
            string? fault = string.IsNullOrEmpty(names[i]) ? "a name has at least one character"
                : !IsText(names[i]!) ? "it has half of a surrogate pair, which no file can have"
                : Array.IndexOf(names, names[i]) < i ? $"{Formerly} has it again"
                : null;
            if (fault is not null)
            {
                Report(attribute, i == 0 ? "" : Formerly, field, names[i] ?? "", fault);
                return null;
            }
        }

        return names!;
    }

    private static bool IsText(string name)
    {
        try
        {
            return Utf8.GetByteCount(name) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private void Report(AttributeData attribute, string argument, FieldSymbols field, string name, string fault) =>
        Arguments.Of(attribute, reporter).Report(Descriptors.InvalidTensorName, argument, RepairHint.None, field.Name, name, fault);
}
