using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>How the body that copies a parameter struct uses the copy and the original.</summary>
internal sealed class CopyUses(ArrayCopy copy, IReadOnlyList<string> arrays)
{
    private readonly IOperation _body = copy.Value.Body();
    private IReadOnlyList<TrainingCall>? _trainings;

    /// <summary>
    /// Whether the copy, or the original after it, gets other arrays, or is passed by reference to something that may replace them.
    /// </summary>
    public bool HasOwnArrays => arrays.All(IsReplaced);

    /// <summary>Whether a function with the signature that <c>Minimize</c> calls assigns the parameters to the gradients.</summary>
    public bool IsGradientOfFunction =>
        copy is { From: { IsVariable: true, Root: IParameterSymbol { RefKind: not RefKind.Ref } from }, To: { IsVariable: true, Root: IParameterSymbol { RefKind: RefKind.Ref } to } }
        && SymbolEqualityComparer.Default.Equals(from.ContainingSymbol, to.ContainingSymbol)
        && from.ContainingSymbol is IMethodSymbol { ReturnsVoid: false };

    /// <summary>Whether a step on the original takes the copy as its gradients.</summary>
    public bool IsGradientOfStep => Trainings.Any(training =>
        copy.To is not null && copy.To.Equals(ValuePath.Of(training.Gradients?.Value)) && Trains(training, copy.From) && !IsCopyReplacedBefore(training));

    /// <summary>Whether the original is trained after the copy, and the copy is used after that.</summary>
    public bool IsOriginalTrainedOn => (copy.To is null || !Trainings.Any(training => Trains(training, copy.To)))
        && (Trainings.Where(training => Trains(training, copy.From)).Any(IsTrainedOn) || IsTrainedElsewhere);

    /// <summary>
    /// Whether each turn of a loop, with an optimizer of its own, trains a copy of a value from before the loop, or resets what it trains
    /// to that value.
    /// </summary>
    public bool IsStartOfEveryTurn => copy.To is { } to && copy.From.Field is not { AssociatedSymbol: IPropertySymbol }
        && copy.Value.Loops().Any(loop => !copy.From.Root.IsDeclaredIn(loop)
            && Trainings.Any(training => training.Call.IsWithin(loop) && Trains(training, to))
            && !IsAssignedIn(copy.From, loop, except: null)
            && MakesOptimizer(loop));

    private IReadOnlyList<TrainingCall> Trainings => _trainings ??= [.. TrainingCall.In(_body)];

    /// <summary>Whether another method of the type trains a field that it never assigns as a whole.</summary>
    private bool IsTrainedElsewhere =>
        copy is { From.Field: { } field, To: null or { IsLasting: true } }
        && !Trainings.Any(training => Trains(training, copy.From))
        && FieldUses.IsTrainedAndNeverNew(field);

    private static bool Trains(TrainingCall training, ValuePath path) => training.Trained.Any(trained => path.Equals(ValuePath.Of(trained)));

    private bool IsTrainedOn(TrainingCall training)
    {
        if (IsMirroredAfter(training))
        {
            return false;
        }

        if (training.Call.Function() != copy.Value.Function())
        {
            return !IsAssignedIn(copy.From, _body.Syntax, copy.To) && IsLookedAt(0, null);
        }

        if (IsCopyReplacedBefore(training))
        {
            return false;
        }

        // After a jump, or after other parameters are assigned, the original is not trained further.
        if (training.Call.Start() > copy.Value.End() && !IsAssignedBetween(copy.Value.End(), training.Call.Start())
            && !Operations.Leaves(copy.Value.Syntax, training.Call.Syntax) && IsLookedAt(training.Call.Start(), null))
        {
            return true;
        }

        SyntaxNode? loop = copy.Value.Loops().FirstOrDefault(candidate => training.Call.IsWithin(candidate));
        if (loop is not null)
        {
            return !copy.From.Root.IsDeclaredIn(loop) && !IsAssignedIn(copy.From, loop, copy.To) && !Operations.Leaves(copy.Value.Syntax, loop) && IsLookedAt(0, loop);
        }

        return copy.From.IsLasting && copy.To is { IsLasting: true } && copy.From.Root is not (ILocalSymbol or IParameterSymbol)
            && !IsAssignedIn(copy.From, _body.Syntax, copy.To);
    }

    /// <summary>
    /// Whether the copy is used after the original has been trained further: after a position, or outside the loop that declares it.
    /// </summary>
    private bool IsLookedAt(int after, SyntaxNode? loop)
    {
        if (copy.To is not { Root: ILocalSymbol or IParameterSymbol } to || to.IsLasting)
        {
            return true;
        }

        return !(loop is not null && to.Root.IsDeclaredIn(loop))
            && _body.ReferencesTo(to.Root).Any(reference => !reference.IsAssigned() && reference.Start() > after && MayReadArrays(reference, to));
    }

    /// <summary>Whether a use of the copy is more than a use of one of its numbers.</summary>
    private bool MayReadArrays(IOperation reference, ValuePath to)
    {
        IOperation outermost = reference;
        while (outermost.Parent is IFieldReferenceOperation or IPropertyReferenceOperation)
        {
            outermost = outermost.Parent;
        }

        if (ValuePath.Of(outermost) is not { } path || !path.StartsWith(to) || path.Equals(to))
        {
            return true;
        }

        string read = path.NamesBehind(to);
        return arrays.Any(array => array == read || array.StartsWith(read + ".", StringComparison.Ordinal) || read.StartsWith(array, StringComparison.Ordinal));
    }

    /// <summary>Whether the copy is assigned something else as a whole, in any case, between the place where it is made and a step behind it.</summary>
    private bool IsCopyReplacedBefore(TrainingCall training) => copy.To is { } to && _body.Assignments().Any(assignment =>
        assignment.Target.Start() >= copy.Value.End() && assignment.Target.End() <= training.Call.Start()
        && to.Equals(ValuePath.Of(assignment.Target)) && !copy.From.Equals(ValuePath.Of(assignment.Value))
        && assignment.Target.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent is { } block && training.Call.IsWithin(block));

    /// <summary>
    /// Whether the copy is made anew after a step, in any case and before anybody reads it: then it mirrors the latest parameters, and
    /// shares their arrays with good reason.
    /// </summary>
    private bool IsMirroredAfter(TrainingCall training) => copy.To is { HasVariableIndex: false } to && _body.Assignments().Any(assignment =>
    {
        SyntaxNode target = assignment.Target.Syntax;
        if (assignment.Target.Start() < training.Call.End() || !to.Equals(ValuePath.Of(assignment.Target)) || !copy.From.Equals(ValuePath.Of(assignment.Value))
            || Operations.ListOf(target) is not { } list || !training.Call.IsWithin(list) || training.Call.Function() != assignment.Target.Function())
        {
            return false;
        }

        // Several steps are taken before the copy is made anew. What is a part of an object may be read from anywhere meanwhile.
        SyntaxNode? steps = training.Call.Loops().LastOrDefault(loop => list.Span.Contains(loop.Span) && loop != list && !loop.Span.Contains(target.Span));
        int start = steps?.SpanStart ?? training.Call.End();
        return !(steps is not null && to.IsLasting)
            && !_body.Descendants().Any(operation => operation.Start() >= start && operation.End() <= target.SpanStart && to.Equals(ValuePath.Of(operation)))
            && !list.DescendantNodes().Any(jump => jump.SpanStart > training.Call.End() && jump.SpanStart < target.SpanStart && Operations.Skips(jump, target));
    });

    private bool IsReplaced(string array) => _body.Assignments().Any(assignment => Gives(ValuePath.Of(assignment.Target), array)) || _body.Descendants().Any(operation => operation switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Parent: IInvocationOperation call } argument =>
            ValuePath.Of(argument.Value) is { } path && copy.To is { } to && path.StartsWith(to) && TrainingCall.Of(call) is null,
        IInvocationOperation { TargetMethod: { IsStatic: false, IsReadOnly: false }, Instance: { Type.IsValueType: true } instance } =>
            copy.To is { } to && ValuePath.Of(instance) is { } path && path.StartsWith(to),
        _ => false,
    });

    /// <summary>Whether an assignment to a path gives the copy, or the original after it, another array.</summary>
    private bool Gives(ValuePath? target, string array)
    {
        foreach (ValuePath? owner in new[] { copy.To, copy.From })
        {
            if (target is not null && owner is not null && target.StartsWith(owner) && !target.Equals(owner))
            {
                string written = target.NamesBehind(owner);
                return (array == written && !target.IsElement) || array.StartsWith(written + ".", StringComparison.Ordinal) || array.StartsWith(written + "[", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private bool IsAssignedIn(ValuePath path, SyntaxNode node, ValuePath? except) => _body.Assignments().Any(assignment =>
        assignment.Target.IsWithin(node) && path.Equals(ValuePath.Of(assignment.Target)) && !(except is not null && except.Equals(ValuePath.Of(assignment.Value))));

    private bool IsAssignedBetween(int start, int end) => _body.Assignments().Any(assignment =>
        assignment.Target.Start() >= start && assignment.Target.End() <= end && copy.From.Equals(ValuePath.Of(assignment.Target)));

    private bool MakesOptimizer(SyntaxNode loop) => _body.Descendants().Any(operation =>
        operation is IObjectCreationOperation or ITypeParameterObjectCreationOperation && operation.IsWithin(loop) && TrainingCall.IsOptimizer(operation.Type));
}
