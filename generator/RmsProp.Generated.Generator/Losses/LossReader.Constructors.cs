using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Constructors of structs, initializers of their fields, and what primary constructors keep.</summary>
internal sealed partial class LossReader
{
    private readonly Dictionary<ITypeSymbol, IParameterSymbol[]> _captures = new(SymbolEqualityComparer.Default);

    private StructVariable Construct(ITypeSymbol type, IMethodSymbol constructor, IObjectCreationOperation creation)
    {
        var place = (StructVariable)NewVariable(type, "", DefaultOf(type));
        Inline(constructor, place, creation.Arguments, creation);
        return place;
    }

    private void ReadConstructor(IMethodSymbol constructor, SyntaxNode declaration, IOperation at)
    {
        var place = (StructVariable)Current.This!;
        if (declaration is TypeDeclarationSyntax)
        {
            foreach (IParameterSymbol captured in CapturesOf(constructor.ContainingType))
            {
                Assign(place.Fields[CaptureOf(captured)], ReadPlace(Current.Find(captured)!, at), at);
            }
        }

        if (declaration is not ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.ValueText: "this" })
        {
            ReadInitializers(constructor, place, at);
        }

        if (declaration is ConstructorDeclarationSyntax)
        {
            ReadBody(constructor, declaration);
        }
    }

    /// <summary>Assigns the parameters of a record to its properties, and what stands after <c>=</c> behind fields and properties.</summary>
    private void ReadInitializers(IMethodSymbol constructor, StructVariable place, IOperation at)
    {
        foreach (IFieldSymbol field in FieldsOf(constructor.ContainingType.OriginalDefinition))
        {
            switch ((field.AssociatedSymbol ?? field).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken))
            {
                case ParameterSyntax when constructor.Parameters.FirstOrDefault(parameter => parameter.Name == field.AssociatedSymbol?.Name) is { } parameter:
                    Assign(place.Fields[field.Name], ReadPlace(Current.Find(parameter)!, at), at);
                    break;
                case VariableDeclaratorSyntax { Initializer: { } initializer }:
                    Read(initializer, place.Fields[field.Name]);
                    break;
                case PropertyDeclarationSyntax { Initializer: { } initializer }:
                    Read(initializer, place.Fields[field.Name]);
                    break;
            }
        }
    }

    private void Read(EqualsValueClauseSyntax initializer, Place field)
    {
        Bodies.Add(initializer);
        if (ModelOf(initializer.SyntaxTree).GetOperation(initializer, cancellationToken) is not ISymbolInitializerOperation { Value: var value })
        {
            throw Unsupported(initializer, $"'{TextOf(initializer)}'", "assign it in the constructor");
        }

        Assign(field, Evaluate(value), value);
    }

    /// <summary>The parameters of a primary constructor that methods and properties use, so that each struct keeps them.</summary>
    private IParameterSymbol[] CapturesOf(ITypeSymbol type)
    {
        if (!_captures.TryGetValue(type, out IParameterSymbol[]? captures))
        {
            IMethodSymbol? primary = (type.OriginalDefinition as INamedTypeSymbol)?.InstanceConstructors
                .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is TypeDeclarationSyntax);
            captures = _captures[type] = primary is null ? [] : [.. primary.Parameters.Where(parameter => IsCaptured(parameter, type.OriginalDefinition))];
        }

        return captures;
    }

    private bool IsCaptured(IParameterSymbol parameter, ITypeSymbol type) => type.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => name.Identifier.ValueText == parameter.Name
            && name.Ancestors().Any(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax)
            && SymbolEqualityComparer.Default.Equals(ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol, parameter));

    /// <summary>The field in which the compiler keeps a parameter.</summary>
    private static string CaptureOf(IParameterSymbol parameter) => $"<{parameter.Name}>P";

    /// <summary>Where a parameter of a primary constructor is kept, seen from a method; null for any other parameter.</summary>
    private Place? CapturedPlaceOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor || SymbolEqualityComparer.Default.Equals(Current.Method, constructor) ? null
        : Current.This is StructVariable variable && variable.Fields.TryGetValue(CaptureOf(parameter), out Place? place) ? place
        : Current.This is ReadOnlyPlace { Operand: StructOperand value } && value.Fields.TryGetValue(CaptureOf(parameter), out Operand? kept) ? new ReadOnlyPlace(kept)
        : throw Unsupported(_syntax, $"'{parameter.Name}'", "a parameter of a primary constructor can't be reached from the gradient: make it a field or a property");
}
