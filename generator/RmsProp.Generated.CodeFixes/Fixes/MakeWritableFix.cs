using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Makes a read-only field or property writable, including the struct if that is read-only as a whole.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeWritableFix)), Shared]
public sealed class MakeWritableFix() : RepairProvider(Descriptors.ReadOnlyField)
{
    /// <summary>
    /// Offers both repairs from one provider and in this order, because <c>dotnet format</c> takes the first, and the author probably
    /// meant the field to be trained.
    /// </summary>
    private protected override IEnumerable<Repair> Find(RepairContext context) => MakeWritable(context).Concat(MarkNotTrainableFix.Mark(context));

    private static IEnumerable<Repair> MakeWritable(RepairContext context)
    {
        if (context.Hint(RepairHint.Kind) != RepairHint.MakeWritable || Fields.At(context) is not { } field
            || field is PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
            || field.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
        {
            yield break;
        }

        TypeDeclarationSyntax[] readOnlyParts =
            [.. context.Declarations<TypeDeclarationSyntax>(type).Where(part => part.Has(SyntaxKind.ReadOnlyKeyword))];
        string ofStruct = readOnlyParts.Length > 0 ? $"'{type.Name}' and " : "";
        yield return new Repair(
            $"Make {ofStruct}{Fields.NamesOf(field)} writable",
            "Make writable",
            edits =>
            {
                edits.Replace(field, "writable", ToWritable);
                foreach (TypeDeclarationSyntax part in readOnlyParts)
                {
                    edits.Replace(part, "readonly", current => current.Without(SyntaxKind.ReadOnlyKeyword));
                }
            });
    }

    private static SyntaxNode ToWritable(SyntaxNode field) => field switch
    {
        FieldDeclarationSyntax declaration => declaration.Without(SyntaxKind.ReadOnlyKeyword),
        PropertyDeclarationSyntax { AccessorList: { } accessors } property =>
            property.Without(SyntaxKind.ReadOnlyKeyword).WithAccessorList(WithSetter(accessors)),
        _ => field,
    };

    private static AccessorListSyntax WithSetter(AccessorListSyntax list)
    {
        AccessorDeclarationSyntax? init = list.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration));
        SyntaxToken set = SyntaxFactory.Token(SyntaxKind.SetKeyword);
        if (init is not null)
        {
            return list.ReplaceNode(init, SyntaxFactory.AccessorDeclaration(
                SyntaxKind.SetAccessorDeclaration, init.AttributeLists, init.Modifiers, set.WithTriviaFrom(init.Keyword),
                init.Body, init.ExpressionBody, init.SemicolonToken));
        }

        return list.Accessors.Count == 0
            ? list
            : list.AddAccessors(SyntaxFactory.AccessorDeclaration(
                SyntaxKind.SetAccessorDeclaration, [], [], set, null, null, SyntaxFactory.Token(SyntaxKind.SemicolonToken))
                .WithTriviaFrom(list.Accessors.Last()));
    }
}
