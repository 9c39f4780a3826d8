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
    private static readonly string[] ReadOnlyNames = ["IReadOnly", "ReadOnly", "IImmutable", "Immutable", "Frozen"];

    /// <summary>What may have been copied: several values if the copied expression chooses one of them.</summary>
    public IReadOnlyList<IOperation> Originals { get; init; } = [Value];

    /// <summary>The originals in messages.</summary>
    public string Name => string.Join(" or ", Originals.Select(original => $"'{TextOf(original)}'").Distinct());

    /// <summary>The original of a local at a call, or <see langword="null"/> if the local is the one that counts.</summary>
    public static CopySource? Of(ILocalSymbol local, IOperation body, IOperation call)
    {
        if (ValuesOf(local, body).Take(2).ToArray() is not [{ } value] || value.Start() >= call.Start()
            || IsReferenceTo(value, local) || OfValue(value) is not { } source)
        {
            return null;
        }

        source = source with { CanBeReferenced = source.CanBeReferenced && SymbolEqualityComparer.Default.Equals(value.Type, local.Type) };
        return !IsLocal(source.Value, out ILocalSymbol? original) ? source
            : IsLookedAtAgain(original!, value, local, body) ? source

            // The copy is another name for it.
            : Of(original!, body, value);
    }

    /// <summary>The target of a reference, if nothing makes it refer to something else.</summary>
    public static IOperation? ReferredBy(ILocalSymbol local, IOperation body) =>
        ValuesOf(local, body).Take(2).ToArray() is [{ } value] && !value.Descendants().OfType<ILocalReferenceOperation>().Any(
            other => SymbolEqualityComparer.Default.Equals(other.Local, local)) ? value : null;

    /// <summary>The original that an expression copies, or <see langword="null"/> if its value is new.</summary>
    public static CopySource? OfValue(IOperation? value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => OfValue(conversion.Operand),
        ILocalReferenceOperation { Local: var local } => new CopySource(value, CanBeTrained: true, local is { IsForEach: false, RefKind: not RefKind.RefReadOnly }),
        IParameterReferenceOperation { Parameter.RefKind: var kind } => new CopySource(value, CanBeTrained: true, kind is not (RefKind.In or RefKind.RefReadOnlyParameter)),
        IFieldReferenceOperation { Field: { IsConst: false } field } => new CopySource(value, !field.IsReadOnly, !field.IsReadOnly && IsReferenced(((IFieldReferenceOperation)value).Instance)),
        IArrayElementReferenceOperation => new CopySource(value, CanBeTrained: true, CanBeReferenced: true),
        IPropertyReferenceOperation { Property: var property } when property.RefKind != RefKind.None =>
            new CopySource(value, property.RefKind == RefKind.Ref, property.RefKind == RefKind.Ref),
        IPropertyReferenceOperation { Property: var property } when IsKept(property) => new CopySource(value, property.SetMethod is { IsInitOnly: false }, CanBeReferenced: false),
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable } =>
            OfValue(nullable) is { } source ? source with { CanBeReferenced = false } : null,
        IInvocationOperation { TargetMethod.RefKind: RefKind.Ref } => new CopySource(value, CanBeTrained: true, CanBeReferenced: true),
        IInvocationOperation lookup when IsLookup(lookup) => new CopySource(value, !IsReadOnly(lookup.Instance!.Type!), CanBeReferenced: false),
        IConditionalOperation { WhenFalse: { } otherwise } choice => OfOne([choice.WhenTrue, otherwise]),
        ISwitchExpressionOperation choice => OfOne(choice.Arms.Select(arm => arm.Value)),
        ICoalesceOperation choice => OfOne([choice.Value, choice.WhenNull]),
        _ => null,
    };

    /// <summary>The originals of an expression that chooses one of several values, if each of them is a copy.</summary>
    private static CopySource? OfOne(IEnumerable<IOperation> values)
    {
        CopySource?[] sources = [.. values.Where(value => value is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation })).Select(OfValue)];
        return sources is [{ } only] ? only with { CanBeReferenced = false }
            : sources is [{ } first, ..] && sources.All(source => source is not null && !source.Originals.Any(original => IsLocal(original, out _)))
                ? new CopySource(first.Value, sources.All(source => source!.CanBeTrained), CanBeReferenced: false) { Originals = [.. sources.SelectMany(source => source!.Originals)] }
            : null;
    }

    private static bool IsLocal(IOperation value, out ILocalSymbol? local)
    {
        local = value is ILocalReferenceOperation { Local: { RefKind: RefKind.None, IsForEach: false } referenced } ? referenced : null;
        return local is not null;
    }

    /// <summary>Whether a call copies an element of a dictionary, which keeps it.</summary>
    private static bool IsLookup(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "TryGetValue", Parameters.Length: 2 } method, Instance: { } dictionary } && ValuePath.Of(dictionary) is not null
        && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool IsReadOnly(ITypeSymbol dictionary) =>
        ReadOnlyNames.Any(start => dictionary.Name.StartsWith(start, StringComparison.Ordinal));

    private static string TextOf(IOperation original) => original is IInvocationOperation { Instance: { } dictionary, Arguments: [var key, ..] } lookup && IsLookup(lookup)
        ? $"{dictionary.Syntax}[{key.Value.Syntax}]"
        : original.Syntax.ToString();

    /// <summary>All values assigned to a local as a whole; the local itself if a method or a deconstruction assigns it.</summary>
    public static IEnumerable<IOperation> ValuesOf(ILocalSymbol local, IOperation body)
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
                    else if (Declared(reference).User() is IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: var call })
                    {
                        yield return call is IInvocationOperation lookup && IsLookup(lookup) ? lookup : reference;
                    }
                    else if (Declared(reference).User() is ITupleOperation targets)
                    {
                        yield return Declared(targets).Parent is IDeconstructionAssignmentOperation deconstruction
                            ? deconstruction.Pairs().FirstOrDefault(pair => pair.Target == reference).Value ?? reference
                            : reference;
                    }

                    break;
            }
        }
    }

    /// <summary>The whole declaration, such as <c>var p</c>, if the operation is part of one.</summary>
    private static IOperation Declared(IOperation operation) => operation.Parent is IDeclarationExpressionOperation declaration ? declaration : operation;

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

    private static bool IsReferenced(IOperation? instance) => instance is null or { Type.IsReferenceType: true } || OfValue(instance) is { CanBeReferenced: true } or null;

    private static bool IsLookedAtAgain(ILocalSymbol original, IOperation value, ILocalSymbol copy, IOperation body) =>
        body.ReferencesTo(original).Any(reference => reference.Start() > value.End() && !IsInto(reference, copy))
        || value.Loops().Any(loop => !original.IsDeclaredIn(loop));

    private static bool IsInto(IOperation reference, ILocalSymbol copy) =>
        reference.IsAssigned() && ((ISimpleAssignmentOperation)reference.User()!).Value is ILocalReferenceOperation { Local: var local }
        && SymbolEqualityComparer.Default.Equals(local, copy);
}
