using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Attributes;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>A place that copies a parameter struct with arrays: it copies the numbers, but only references to the arrays.</summary>
/// <param name="Value">The copied value.</param>
/// <param name="From">The original's location.</param>
/// <param name="To">The target; null for a collection, a record or a caller.</param>
/// <param name="ToName">The target's name in messages.</param>
internal sealed record ArrayCopy(IOperation Value, ValuePath From, ValuePath? To, string ToName)
{
    /// <summary>The original's name in messages.</summary>
    public string FromName { get; init; } = Value.Syntax.ToString();

    /// <summary>The members of the original that the copy was given, if it is a struct made of them.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    private static readonly HashSet<string> Additions = new(StringComparer.Ordinal)
    {
        "Add", "AddFirst", "AddLast", "Append", "Enqueue", "Insert", "Push", "TryAdd",
    };

    /// <summary>Copies made by an assignment.</summary>
    public static IEnumerable<ArrayCopy> Of(ISimpleAssignmentOperation assignment) =>
        assignment.IsRef ? [] : Of(assignment.Value, ValuePath.Of(assignment.Target), $"'{assignment.Target.Syntax}'");

    /// <summary>Copies made by a deconstruction; targets that swap values are not copies afterwards.</summary>
    public static IEnumerable<ArrayCopy> Of(IDeconstructionAssignmentOperation assignment)
    {
        (IOperation Target, IOperation Value)[] pairs = [.. assignment.Pairs()];
        return pairs.Any(pair => pairs.Any(other => ValuePath.Of(pair.Value)?.Equals(ValuePath.Of(other.Target)) == true))
            ? []
            : pairs.SelectMany(pair => Of(pair.Value, ValuePath.Of(pair.Target), $"'{pair.Target.Syntax}'"));
    }

    /// <summary>Copies made by initializing a variable.</summary>
    public static IEnumerable<ArrayCopy> Of(IVariableDeclaratorOperation declarator)
    {
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        return initializer is null || declarator.Symbol.RefKind != RefKind.None ? [] : Of(initializer.Value, ValuePath.OfVariable(declarator.Symbol), $"'{declarator.Symbol.Name}'");
    }

    /// <summary>Copies made by adding to a collection.</summary>
    public static IEnumerable<ArrayCopy> Of(IInvocationOperation call) =>
        Additions.Contains(call.TargetMethod.Name) && call.Instance is { } collection
        && call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true
            ? call.Arguments.SelectMany(argument => Of(argument.Value, null, $"'{collection.Syntax}'"))
            : [];

    /// <summary>Copies handed out by an iterator.</summary>
    public static IEnumerable<ArrayCopy> Of(IReturnOperation result) => Of(result.ReturnedValue, null, "What is returned");

    /// <summary>The original that a local is a copy of.</summary>
    public static ArrayCopy? Of(IOperation value, ILocalSymbol local) =>
        ValuePath.Of(value) is { } from ? new ArrayCopy(value, from, ValuePath.OfVariable(local), $"'{local.Name}'") : null;

    /// <summary>
    /// The copy of the original that is in a local in between, which has not been given anything else; <see langword="null"/> if there is none.
    /// </summary>
    public (ArrayCopy First, ArrayCopy Whole)? OverLocal()
    {
        IOperation body = Value.Body();
        return From is { IsVariable: true, Root: ILocalSymbol { RefKind: RefKind.None, IsForEach: false } local } && Members is null
            && CopySource.ValuesOf(local, body).Take(2).ToArray() is [{ } value] && value.Start() < Value.Start() && value.Function() == Value.Function()
            && ValuePath.Of(value) is { } origin && !origin.Equals(From) && !origin.Equals(To)
            && !body.Assignments().Any(assignment =>
                assignment.Target.Start() > value.End() && assignment.Target.End() < Value.Start() && ValuePath.Of(assignment.Target) is { } target && origin.StartsWith(target))
            ? (new ArrayCopy(value, origin, From, $"'{local.Name}'"), this with { From = origin, FromName = value.Syntax.ToString() })
            : null;
    }

    private static IEnumerable<ArrayCopy> Of(IOperation? value, ValuePath? to, string toName) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, to, toName),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Of(choice.WhenTrue, to, toName).Concat(Of(otherwise, to, toName)),
        IWithOperation { Operand: var operand, Initializer.Initializers: var changes } when !changes.Any(IsOfArray) => Of(operand, to, toName),
        IWithOperation or IObjectCreationOperation { Type.TypeKind: TypeKind.Struct } when OfParts(value, to, toName) is { } copy => [copy],
        ICollectionExpressionOperation { Elements: var elements } => elements.SelectMany(element => Of(element, null, toName)),
        IArrayCreationOperation { Initializer.ElementValues: var values } => values.SelectMany(element => Of(element, null, toName)),
        ITupleOperation tuple => tuple.Elements.SelectMany(element => Of(element, null, toName)),
        IObjectCreationOperation { Constructor.ContainingType.IsRecord: true } creation when IsPositional(creation) =>
            creation.Arguments.SelectMany(argument => Of(argument.Value, null, toName)),
        not null when ValuePath.Of(value) is { } from && !from.Equals(to) => [new ArrayCopy(value, from, to, toName)],
        _ => [],
    };

    /// <summary>
    /// The copy that a new struct is of another one if it is given nothing but members of that, each as the member of the same name. With
    /// anything else, such as another number, it shares arrays on purpose.
    /// </summary>
    private static ArrayCopy? OfParts(IOperation made, ValuePath? to, string toName)
    {
        (string? Name, IOperation Value)[] given =
        [
            .. InitializersOf(made).OfType<ISimpleAssignmentOperation>().Select(change => ((change.Target as IMemberReferenceOperation)?.Member.Name, change.Value)),
            .. made is IObjectCreationOperation creation && IsPositional(creation)
                ? creation.Arguments.Select(argument => (argument.Parameter?.Name, argument.Value)) : [],
        ];
        (IMemberReferenceOperation Member, ValuePath Path)[] parts =
        [
            .. given.Where(part => part.Value is IMemberReferenceOperation { Instance.Type: { } type } member && member.Member.Name == part.Name
                    && SymbolEqualityComparer.Default.Equals(type, made.Type) && ValuePath.Of(member.Instance) is not null)
                .Select(part => ((IMemberReferenceOperation)part.Value, ValuePath.Of(((IMemberReferenceOperation)part.Value).Instance)!)),
        ];
        return parts is [var (first, from), ..] && parts.Length == given.Length && parts.All(part => part.Path.Equals(from)) && !from.Equals(to)
            ? new ArrayCopy(made, from, to, toName)
            {
                FromName = first.Instance!.Syntax.ToString(),
                Members = [.. parts.Select(part => part.Member.Member.Name)],
            }
            : null;
    }

    private static ImmutableArray<IOperation> InitializersOf(IOperation made) => made switch
    {
        IObjectCreationOperation { Initializer.Initializers: var changes } => changes,
        IWithOperation { Initializer.Initializers: var changes } => changes,
        _ => [],
    };

    /// <summary>Whether a change of a copy may give it arrays of its own.</summary>
    private static bool IsOfArray(IOperation change) => change is not ISimpleAssignmentOperation { Target.Type.SpecialType: not SpecialType.None };

    private static bool IsPositional(IObjectCreationOperation creation) =>
        creation.Constructor!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is RecordDeclarationSyntax;
}
