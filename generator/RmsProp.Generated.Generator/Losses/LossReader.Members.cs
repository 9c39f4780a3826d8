using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Which method a call reaches that names a member of an interface, or a virtual one.</summary>
internal sealed partial class LossReader
{
    /// <summary>
    /// The method that is called: of an interface, what the struct has that a type parameter stands for, or that the method is called on.
    /// Of a class, nothing but the compiler's choice can be meant.
    /// </summary>
    /// <param name="method">The method, accessor or operator that is named.</param>
    /// <param name="constrainedTo">The type parameter that a static member is called on.</param>
    /// <param name="instance">What an instance member is called on.</param>
    /// <param name="at">The expression.</param>
    private IMethodSymbol Dispatched(IMethodSymbol method, ITypeSymbol? constrainedTo, IOperation? instance, IOperation at)
    {
        ITypeSymbol? owner = method.ContainingType.TypeKind != TypeKind.Interface ? null
            : constrainedTo ?? (instance is IInstanceReferenceOperation ? TypeOf(Current.This) : instance?.Type as ITypeParameterSymbol);
        if (owner is not null && ImplementationOf(method, Concrete(owner)) is { } implementation)
        {
            return implementation;
        }

        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride || method.IsSealed || method.ContainingType.IsSealed || method.ContainingType.IsValueType
            || instance?.Type is { IsSealed: true } || instance?.Syntax is BaseExpressionSyntax)
        {
            return method;
        }

        EnsureSource(method, at);
        throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "a virtual call may reach any method: make it static, or seal the class");
    }

    private IPropertySymbol Dispatched(IPropertySymbol property, IPropertyReferenceOperation reference) =>
        (property.GetMethod ?? property.SetMethod) is { } accessor
            ? (IPropertySymbol)Dispatched(accessor, reference.ConstrainedToType, reference.Instance, reference).AssociatedSymbol!
            : property;

    private IMethodSymbol? ImplementationOf(IMethodSymbol method, ITypeSymbol owner)
    {
        if (owner is not INamedTypeSymbol { TypeKind: TypeKind.Struct }
            || Concrete(method.ContainingType).GetMembers(method.Name).FirstOrDefault(member => IsSame(member.OriginalDefinition, method.OriginalDefinition)) is not IMethodSymbol member
            || owner.FindImplementationForInterfaceMember(member) is not IMethodSymbol implementation)
        {
            return null;
        }

        return implementation.IsGenericMethod ? implementation.Construct([.. method.TypeArguments]) : implementation;
    }

    /// <summary>Whether a property does nothing but keep a value.</summary>
    private static bool IsStored(IPropertySymbol property) => !property.IsIndexer && FieldBehind(property) is not null
        && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is not PropertyDeclarationSyntax declaration || declaration is { ExpressionBody: null, AccessorList: var accessors } && accessors!.Accessors.All(HasNoBody));

    private static IFieldSymbol? FieldBehind(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => IsSame(field.AssociatedSymbol, property));

    private static bool HasNoBody(AccessorDeclarationSyntax accessor) => accessor is { Body: null, ExpressionBody: null };

    /// <summary>Reads or writes what <c>get;</c> or <c>set;</c> keeps beside an accessor with a body; null if the accessor has a body.</summary>
    private KnownCall? Access(IMethodSymbol accessor, Place? instance, IReadOnlyList<Operand> arguments, IOperation at)
    {
        if (accessor.AssociatedSymbol is not IPropertySymbol { IsStatic: false } property || FieldBehind(property) is not { } field
            || accessor.DeclaringSyntaxReferences.SingleOrDefault()?.GetSyntax(cancellationToken) is not AccessorDeclarationSyntax syntax || !HasNoBody(syntax))
        {
            return null;
        }

        Place place = MemberOf(instance!, field.Name, field, field.Type, at);
        if (accessor.MethodKind == MethodKind.PropertyGet)
        {
            return new KnownCall(ReadPlace(place, at));
        }

        Assign(place, arguments[0], at);
        return new KnownCall(null);
    }

    private static ITypeSymbol? TypeOf(Place? instance) => instance switch
    {
        StructVariable variable => variable.Type,
        ReadOnlyPlace { Operand: StructOperand value } => value.Type,
        ReadOnlyPlace { Operand: PathOperand path } => path.Type,
        BindingVariable { Content: PathOperand path } => path.Type,
        _ => null,
    };
}
