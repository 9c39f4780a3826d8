using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>The original of a local copy.</summary>
/// <param name="Value">The copied expression: it keeps its value, and was not created for the copy.</param>
/// <param name="CanBeTrained">Whether the original is writable, so that training it may have been intended.</param>
/// <param name="CanBeReferenced">Whether a reference to the original can be taken.</param>
internal sealed record CopySource(IOperation Value, bool CanBeTrained, bool CanBeReferenced)
{
    /// <summary>The original of a local at a call, or <see langword="null"/> if the local is the one that counts.</summary>
    public static CopySource? Of(ILocalSymbol local, IOperation body, IOperation call)
    {
        if (ValuesOf(local, body).Take(2).ToArray() is not [{ } value] || value.Start() >= call.Start()
            || IsReferenceTo(value, local) || Of(value) is not { } source)
        {
            return null;
        }

        source = source with { CanBeReferenced = source.CanBeReferenced && SymbolEqualityComparer.Default.Equals(value.Type, local.Type) };
        return source.Value is not ILocalReferenceOperation { Local: { RefKind: RefKind.None, IsForEach: false } original } ? source
            : IsLookedAtAgain(original, value, local, body) ? source

            // The copy is another name for it.
            : Of(original, body, value);
    }

    /// <summary>The target of a reference, if nothing makes it refer to something else.</summary>
    public static IOperation? ReferredBy(ILocalSymbol local, IOperation body) =>
        ValuesOf(local, body).Take(2).ToArray() is [{ } value] && !value.Descendants().OfType<ILocalReferenceOperation>().Any(
            other => SymbolEqualityComparer.Default.Equals(other.Local, local)) ? value : null;

    private static CopySource? Of(IOperation? value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
        ILocalReferenceOperation { Local: var local } => new CopySource(value, CanBeTrained: true, local is { IsForEach: false, RefKind: not RefKind.RefReadOnly }),
        IParameterReferenceOperation { Parameter.RefKind: var kind } => new CopySource(value, CanBeTrained: true, kind is not (RefKind.In or RefKind.RefReadOnlyParameter)),
        IFieldReferenceOperation { Field: { IsConst: false } field } => new CopySource(value, !field.IsReadOnly, !field.IsReadOnly && IsReferenced(((IFieldReferenceOperation)value).Instance)),
        IArrayElementReferenceOperation => new CopySource(value, CanBeTrained: true, CanBeReferenced: true),
        IPropertyReferenceOperation { Property: var property } when property.RefKind != RefKind.None =>
            new CopySource(value, property.RefKind == RefKind.Ref, property.RefKind == RefKind.Ref),
        IPropertyReferenceOperation { Property: var property } when IsKept(property) => new CopySource(value, property.SetMethod is { IsInitOnly: false }, CanBeReferenced: false),
        IInvocationOperation { TargetMethod.RefKind: RefKind.Ref } => new CopySource(value, CanBeTrained: true, CanBeReferenced: true),
        _ => null,
    };

    /// <summary>All values assigned to a local as a whole; the local itself if a method or a deconstruction assigns it.</summary>
    private static IEnumerable<IOperation> ValuesOf(ILocalSymbol local, IOperation body)
    {
        foreach (IOperation operation in body.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value is { } initial)
                    {
                        yield return initial;
                    }

                    break;
                case IIsPatternOperation pattern when IsNamed(pattern.Pattern, local):
                    yield return pattern.Value;
                    break;
                case ILocalReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Local, local):
                    if (reference.User() is IAssignmentOperation assignment && assignment.Target == reference)
                    {
                        yield return assignment.Value;
                    }
                    else if (reference.User() is IArgumentOperation { Parameter.RefKind: RefKind.Out } or ITupleOperation)
                    {
                        yield return reference;
                    }

                    break;
            }
        }
    }

    private static bool IsReferenceTo(IOperation value, ILocalSymbol local) =>
        value is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static bool IsNamed(IPatternOperation pattern, ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(local, pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    });

    /// <summary>Whether a property returns a stored value; one without a setter may compute it each time.</summary>
    private static bool IsKept(IPropertySymbol property) =>
        property.SetMethod is not null
        || property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax
            or PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: [{ Body: null, ExpressionBody: null }] };

    private static bool IsReferenced(IOperation? instance) => instance is null or { Type.IsReferenceType: true } || Of(instance) is { CanBeReferenced: true } or null;

    private static bool IsLookedAtAgain(ILocalSymbol original, IOperation value, ILocalSymbol copy, IOperation body) =>
        body.ReferencesTo(original).Any(reference => reference.Start() > value.End() && !IsInto(reference, copy))
        || value.Loops().Any(loop => !original.IsDeclaredIn(loop));

    private static bool IsInto(IOperation reference, ILocalSymbol copy) =>
        reference.IsAssigned() && ((ISimpleAssignmentOperation)reference.User()!).Value is ILocalReferenceOperation { Local: var local }
        && SymbolEqualityComparer.Default.Equals(local, copy);
}
