using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Parses the constraints on the fields that the <see cref="VariableParser"/> visits, each field's once.</summary>
internal sealed class ConstraintParser(DiagnosticReporter reporter)
{
    private static readonly Dictionary<string, ConstraintKind> Kinds =
        new[] { ConstraintKind.NonNegative, ConstraintKind.MaxNorm, ConstraintKind.UnitNorm, ConstraintKind.MinMaxNorm }
            .ToDictionary(kind => kind + "Attribute");

    /// <summary>The attributes' type names.</summary>
    public static IEnumerable<string> AttributeNames => Kinds.Keys;

    private readonly Dictionary<ISymbol, DeclaredConstraint?> _ofFields = new(SymbolEqualityComparer.Default);

    /// <summary>The constraint on everything below a field, given the one around it.</summary>
    public DeclaredConstraint? Enter(DeclaredConstraint? outer, FieldSymbols field)
    {
        ISymbol symbol = field.Field.OriginalDefinition;
        if (!_ofFields.TryGetValue(symbol, out DeclaredConstraint? own))
        {
            own = Parse(field);
            _ofFields.Add(symbol, own);
        }

        return own ?? outer;
    }

    /// <summary>Reports a constraint on a field that is not trained.</summary>
    public void ReportNotTrained(FieldSymbols field) =>
        AttributePlaces.ReportWithoutEffect(field.Attributes([.. AttributeNames]), field.Name, "the field is [NotTrainable]", reporter);

    private DeclaredConstraint? Parse(FieldSymbols field)
    {
        (ConstraintKind Kind, Arguments Arguments)[] given = [.. Attributes(field)];
        if (given.Length > 1)
        {
            Arguments.ReportAtLast(
                Descriptors.SeveralConstraints, [.. given.Select(constraint => (constraint.Arguments, ""))],
                field.Name, string.Join(" and ", given.Select(constraint => $"[{constraint.Arguments.ClassName}]")));
        }

        return given.Length == 0 ? null : DeclaredConstraint.Parse(given[0].Kind, given[0].Arguments);
    }

    private IEnumerable<(ConstraintKind Kind, Arguments Arguments)> Attributes(FieldSymbols field) =>
        field.Attributes([.. AttributeNames]).Select(attribute => (Kinds[attribute.AttributeClass!.MetadataName], Arguments.Of(attribute, reporter)));
}
