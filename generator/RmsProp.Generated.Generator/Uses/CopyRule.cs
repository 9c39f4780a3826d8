using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP042: a copy of the parameters is trained and thrown away, that is, nothing that leaves the method depends on it. A copy with
/// arrays, which it shares, has to be stored as a whole, since its parts belong together; a copy without arrays is a model of its own,
/// and any use of it counts.
/// </summary>
internal sealed class CopyRule(ParameterStructs structs)
{
    private static readonly string[] Storing = ["Clone", "Copy", "Export", "Save", "Serialize", "Store", "To", "Write"];

    public void Check(TrainingCall training, DiagnosticReporter reporter)
    {
        foreach (IOperation trained in training.Trained)
        {
            // If there are only arrays, the originals are trained.
            if (structs.Of(trained.Type) is not { Inline: false })
            {
                Check(training, trained, reporter);
            }
        }
    }

    private void Check(TrainingCall training, IOperation trained, DiagnosticReporter reporter)
    {
        ParameterStructs.Contents? contents = structs.Of(trained.Type);
        bool hasArrays = contents is { Arrays.Count: > 0 };
        if (trained == training.Call.Instance && TemporaryCopy.Of(trained) is { } temporary)
        {
            Report(
                reporter, trained, $"What '{training.Call.TargetMethod.Name}' trains", declared: null, RepairHint.None, temporary.Original, hasArrays,
                temporary.Advice);
            return;
        }

        IOperation body = trained.Body();
        switch (RootOf(trained, body))
        {
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, IsThis: false } parameter } when !IsOfPrimaryConstructor(parameter):
                if (!IsKept(parameter, training, trained, body, hasArrays))
                {
                    Report(
                        reporter, trained, $"'{parameter.Name}'", parameter, RepairHint.Of(RepairHint.PassByReference), "the caller's value", hasArrays,
                        $"make '{parameter.Name}' a ref parameter, or return it");
                }

                break;
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None, IsForEach: true } element } when StoredElements(element, body) is { } all:
                if (!IsKept(element, training, trained, body, hasArrays))
                {
                    Report(
                        reporter, trained, $"'{element.Name}'", element, RepairHint.None, $"an element of '{all.Syntax}'", hasArrays,
                        "train the element itself, by its index");
                }

                break;
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                if (CopySource.Of(local, body, training.Call) is { } source
                    && !(hasArrays && (IsStartOfEveryTurn(source, local, contents!) || HasOriginalOthers(source, training, body)))
                    && !IsKept(local, training, trained, body, hasArrays && source.CanBeTrained))
                {
                    CopyAdvice advice = CopyAdvice.For(local, source, training);
                    Report(
                        reporter, trained, $"'{local.Name}'", local, advice.IsReference ? RepairHint.Of(RepairHint.Refer) : RepairHint.None, source.Name,
                        hasArrays, advice.Text);
                }

                break;
        }
    }

    /// <summary>The collection that a loop goes through, if it stores its elements; other sequences may create them.</summary>
    private static IOperation? StoredElements(ILocalSymbol element, IOperation body)
    {
        IOperation? collection = body.Descendants().OfType<IForEachLoopOperation>()
            .FirstOrDefault(loop => loop.Locals.Contains(element, SymbolEqualityComparer.Default))?.Collection;
        while (collection is IConversionOperation { OperatorMethod: null } conversion)
        {
            collection = conversion.Operand;
        }

        return ValuePath.Of(collection) is not null && collection!.Type is { TypeKind: not (TypeKind.Interface or TypeKind.TypeParameter) } ? collection : null;
    }

    /// <summary>The variable or object that an expression is a part of, following references to parts.</summary>
    private static IOperation RootOf(IOperation value, IOperation body)
    {
        IOperation root = value;
        while (true)
        {
            IOperation? next = root switch
            {
                IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => instance,
                ILocalReferenceOperation { Local: { RefKind: RefKind.Ref, IsForEach: false } local } => CopySource.ReferredBy(local, body),
                _ => null,
            };
            if (next is null || next.Start() > root.Start() && next.Syntax == root.Syntax)
            {
                return root;
            }

            root = next;
        }
    }

    private static void Report(
        DiagnosticReporter reporter, IOperation trained, string copy, ISymbol? declared, ImmutableDictionary<string, string?> hint,
        string original, bool hasArrays, string advice) => reporter.At(
            UseDescriptors.CopyIsTrained, (trained.Parent is IArgumentOperation argument ? argument : trained).Syntax.GetLocation(), declared?.Locations[0], hint,
            copy, original,
            hasArrays ? "so only the arrays, which the two share, are trained in the original" : "so training does not reach the original", advice);

    private static bool IsKept(ISymbol variable, TrainingCall training, IOperation trained, IOperation body, bool asAWhole)
    {
        SyntaxNode? function = trained.Function();
        ISymbol? home = variable is IParameterSymbol ? variable.ContainingSymbol : null;
        foreach ((IOperation reference, bool isWhole) in NamesOf(variable, body))
        {
            if (!IsAfter(reference, training, variable) && !IsOutside(reference, function, variable, home))
            {
                // A value assigned before the training is the variable's own.
                if ((variable is IParameterSymbol && reference.IsAssigned()) || (asAWhole && IsMemberAssigned(reference)))
                {
                    return true;
                }
            }
            else if (!IsTrained(reference) && !IsWritten(reference) && (!asAWhole || (isWhole && IsWhole(reference))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The references to a variable, and to the references to it or to a part of it.</summary>
    private static IEnumerable<(IOperation Reference, bool IsWhole)> NamesOf(ISymbol variable, IOperation body)
    {
        var names = new Queue<(ISymbol Name, bool IsWhole)>([(variable, true)]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { variable };
        while (names.Count > 0)
        {
            (ISymbol name, bool isWhole) = names.Dequeue();
            foreach (IOperation reference in body.ReferencesTo(name))
            {
                if (DeclaredBy(reference) is { } other)
                {
                    if (seen.Add(other))
                    {
                        names.Enqueue((other, isWhole && (reference.Parent is IVariableInitializerOperation || IsSpanOf(reference.Type, other.Type))));
                    }
                }
                else
                {
                    bool isElement = reference.Parent is IPropertyReferenceOperation { Property.IsIndexer: true } element && element.Instance == reference;
                    yield return (isElement ? reference.Parent! : reference, isWhole);
                }
            }
        }
    }

    /// <summary>The reference, or the span, that a reference to a variable initializes.</summary>
    private static ILocalSymbol? DeclaredBy(IOperation reference)
    {
        IOperation? current = reference.Parent;
        while (current is not (null or IVariableDeclaratorOperation or IBlockOperation or IAnonymousFunctionOperation))
        {
            current = current.Parent;
        }

        return current is IVariableDeclaratorOperation { Symbol: var local } && (local.RefKind != RefKind.None || local.Type.IsRefLikeType) ? local : null;
    }

    private static bool IsSpanOf(ITypeSymbol? element, ITypeSymbol type) =>
        type is INamedTypeSymbol { IsRefLikeType: true } span && element is not null && span.TypeArguments.Contains(element, SymbolEqualityComparer.Default);

    /// <summary>Whether a reference is used after the training, be it in the next turn of a loop.</summary>
    private static bool IsAfter(IOperation reference, TrainingCall training, ISymbol variable) =>
        reference.Start() > training.Call.End()
        || (IsWhole(reference) && !reference.IsAssigned() && training.Call.Loops().Any(loop => reference.IsWithin(loop) && !reference.IsWithin(training.Call.Syntax) && !variable.IsDeclaredIn(loop)));

    /// <summary>
    /// Whether the reference is in the function around the one that trains a captured variable, which may run at any time.
    /// </summary>
    private static bool IsOutside(IOperation reference, SyntaxNode? function, ISymbol variable, ISymbol? home) =>
        function is not null && reference.Function() != function && !reference.IsAssigned() && !variable.IsDeclaredIn(function)
        && (home is null || !home.DeclaringSyntaxReferences.Any(declaration => declaration.Span == function.Span));

    // RMSP043 reports this case.
    private static bool IsStartOfEveryTurn(CopySource source, ILocalSymbol local, ParameterStructs.Contents contents) =>
        source.Originals.Any(original => ArrayCopy.Of(original, local) is { } copy && new CopyUses(copy, contents.Arrays).IsStartOfEveryTurn);

    /// <summary>Whether the original gets other arrays, so that the copy keeps its own.</summary>
    private static bool HasOriginalOthers(CopySource source, TrainingCall training, IOperation body) =>
        source.Value is ILocalReferenceOperation { Local: var original }
        && body.ReferencesTo(original).Any(reference =>
            reference.Start() > source.Value.End() && reference.Start() < training.Call.Start() && IsMemberAssigned(reference));

    private static bool IsMemberAssigned(IOperation reference) =>
        Outermost(reference) is { } member && member != reference && (member.IsAssigned() || member.IsDeconstructedInto()) && member.Type is { IsReferenceType: true } or { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None };

    private static bool IsWritten(IOperation reference) => Outermost(reference).User() is IAssignmentOperation assignment && assignment.Target == Outermost(reference);

    private static bool IsTrained(IOperation reference) =>
        Outermost(reference) is { Parent: IInvocationOperation or IArgumentOperation { Parent: IInvocationOperation } } value
        && ((value.Parent as IInvocationOperation) ?? value.Parent.Parent as IInvocationOperation) is { } call
        && TrainingCall.Of(call) is { } training && (value.Parent is IArgumentOperation || training.Trained.Contains(value));

    /// <summary>
    /// Whether the value is used as a whole by something that may store it. A callee that takes it by 'in' only reads it, except to save
    /// a checkpoint.
    /// </summary>
    private static bool IsWhole(IOperation reference) => reference.User() switch
    {
        IMemberReferenceOperation or INameOfOperation => false,
        IInvocationOperation { TargetMethod: var method } call => call.Instance is null || MayStore(method),
        IArgumentOperation { Parameter.RefKind: RefKind.In, Parent: IInvocationOperation { TargetMethod.Name: var name } } => name.StartsWith("Save", StringComparison.Ordinal),
        IInterpolationOperation => false,
        _ => true,
    };

    /// <summary>Whether a method of the model may store it, or give it to somebody who does.</summary>
    private static bool MayStore(IMethodSymbol method) =>
        Storing.Any(start => method.Name.StartsWith(start, StringComparison.Ordinal)) || SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType);

    private static IOperation Outermost(IOperation reference)
    {
        IOperation current = reference;
        while (current.Parent is IMemberReferenceOperation member && member.Instance == current)
        {
            current = member;
        }

        return current;
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
