using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Keeps one of several clip options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepOneClipOptionFix)), Shared]
public sealed class KeepOneClipOptionFix() : RepairProvider(Descriptors.SeveralClipOptions)
{
    private static readonly string[] ClipOptions = ["ClipNorm", "ClipValue", "GlobalClipNorm"];

    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        AttributeSyntax? attribute = context.Find<AttributeSyntax>();
        AttributeArgumentSyntax[] given = [.. ClipOptions.Select(option => attribute?.Argument(option)).OfType<AttributeArgumentSyntax>()];
        foreach (AttributeArgumentSyntax kept in given.Where(_ => given.Length > 1))
        {
            AttributeArgumentSyntax[] others = [.. given.Where(other => other != kept)];
            string name = AttributeArguments.NameOf(kept)!;
            yield return new Repair(
                $"Keep {name} and remove {Words.And(others.Select(other => AttributeArguments.NameOf(other)!))}",
                "Keep " + name,
                edits => Array.ForEach(others, edits.Remove));
        }
    }
}
