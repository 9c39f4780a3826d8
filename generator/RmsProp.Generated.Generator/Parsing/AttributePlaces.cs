using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Finds field attributes where no field is trained: C# allows them on every field, property and parameter.</summary>
internal static class AttributePlaces
{
    private const string Suffix = "Attribute";

    /// <summary>The attributes of fields besides <c>[NotTrainable]</c> and <c>[ExcludeFromWeightDecay]</c>.</summary>
    public static readonly string[] OfFields = [MetadataNames.ConfigAttribute, .. ConstraintParser.AttributeNames, MetadataNames.TensorName];

    /// <summary>Their names as written in source.</summary>
    public static readonly HashSet<string> WrittenNames =
        [.. OfFields, .. OfFields.Select(name => name.Substring(0, name.Length - Suffix.Length))];

    /// <summary>Reports attributes on members of a parameter struct that are not fields.</summary>
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

    /// <summary>Whether it is on a parameter of a method, an explicit constructor, a lambda or a delegate, which declares no field.</summary>
    public static bool IsOnMethodParameter(AttributeSyntax attribute) => attribute.Parent?.Parent is ParameterSyntax { Parent.Parent: not TypeDeclarationSyntax };

    /// <summary>
    /// Whether an attribute is one of these by position and name, so that all others in a compilation cost next to nothing.
    /// </summary>
    public static bool IsOfFieldOnMethodParameter(AttributeSyntax attribute) => IsOnMethodParameter(attribute) && IsOfField(attribute.Name);

    /// <summary>
    /// Reports an attribute on a method's parameter in a class. If the class only lacks one word to be a parameter struct, that word is
    /// reported instead. <see cref="LoneGroups"/> reports those on fields.
    /// </summary>
    public static void CheckMethodParameterInClass(AttributeSyntax attribute, SemanticModel model, DiagnosticReporter reporter)
    {
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, reporter.CancellationToken) is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type
            || type.HasRuntimeAttribute(MetadataNames.ConfigAttribute)
            || model.GetTypeInfo(attribute, reporter.CancellationToken).Type is not { } attributeType
            || !OfFields.Any(name => attributeType.IsRuntimeType(name)))
        {
            return;
        }

        reporter.At(
            Descriptors.NoEffect, attribute.GetLocation(), RepairHint.Of(RepairHint.RemoveAttribute), $"[{attribute.Name}]", WhyNotTrained(type));
    }

    /// <summary>The reason that a class or an interface gives.</summary>
    public static string WhyNotTrained(INamedTypeSymbol type) =>
        $"only fields of structs are trained, and '{type.Name}' is {(type.TypeKind == TypeKind.Class ? "a class" : "an interface")}";

    /// <summary>Reports attributes without effect, with a reason.</summary>
    public static void ReportWithoutEffect(IEnumerable<AttributeData> attributes, string member, string why, DiagnosticReporter reporter)
    {
        foreach (AttributeData attribute in attributes)
        {
            var arguments = Arguments.Of(attribute, reporter);
            arguments.Report(
                Descriptors.NoEffect, "", RepairHint.Of(RepairHint.RemoveAttribute), $"[{arguments.ClassName}] on '{member}'", why);
        }
    }

    private static bool IsOfField(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => IsOfField(qualified.Right),
        AliasQualifiedNameSyntax global => IsOfField(global.Name),
        SimpleNameSyntax simple => WrittenNames.Contains(simple.Identifier.ValueText),
        _ => false,
    };

    private static IEnumerable<ISymbol> AndParameters(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Ordinary } method ? method.Parameters.Prepend(member) : [member];
}
