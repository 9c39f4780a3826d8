using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Looks for attributes of fields on members of a struct that are none: C# allows them on every property and parameter.</summary>
internal static class AttributePlaces
{
    private static readonly string[] OfFields = [MetadataNames.ConfigAttribute, .. ConstraintParser.AttributeNames];

    /// <summary>Says that they have no effect there.</summary>
    public static void Check(INamedTypeSymbol target, DiagnosticReporter reporter)
    {
        if (!reporter.IsListening)
        {
            return;
        }

        HashSet<AttributeData> ofFields = [.. FieldSymbols.Of(target).SelectMany(field => field.Attributes(OfFields))];
        foreach (ISymbol symbol in target.GetMembers().Where(member => member is not INamedTypeSymbol).SelectMany(AndParameters))
        {
            ReportWithoutEffect(
                symbol.RuntimeAttributes(OfFields).Where(attribute => !ofFields.Contains(attribute)),
                symbol.Name, $"it is neither an instance field nor an auto-property of '{target.Name}'", reporter);
        }
    }

    /// <summary>Says that attributes have no effect where they are, for a reason.</summary>
    public static void ReportWithoutEffect(IEnumerable<AttributeData> attributes, string member, string why, DiagnosticReporter reporter)
    {
        foreach (AttributeData attribute in attributes)
        {
            var arguments = Arguments.Of(attribute, reporter);
            arguments.Report(
                Descriptors.NoEffect, "", RepairHint.Of(RepairHint.RemoveAttribute), $"[{arguments.ClassName}] on '{member}'", why);
        }
    }

    private static IEnumerable<ISymbol> AndParameters(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Ordinary } method ? method.Parameters.Prepend(member) : [member];
}
