using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Excludes a field that can't be trained.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkNotTrainableFix)), Shared]
public sealed class MarkNotTrainableFix() : RepairProvider(Descriptors.UnsupportedFieldType)
{
    private protected override IEnumerable<Repair> Find(RepairContext context) => Mark(context);

    internal static IEnumerable<Repair> Mark(RepairContext context)
    {
        if (Fields.At(context) is { } field)
        {
            yield return new Repair(
                $"Mark {Fields.NamesOf(field)} [NotTrainable]",
                "Mark [NotTrainable]",
                edits => edits.AddAttribute(field, "NotTrainable", context.Model));
        }
    }
}
