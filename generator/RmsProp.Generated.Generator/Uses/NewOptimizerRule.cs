using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP044: each turn of a loop, or of a function called repeatedly, creates an optimizer, or a state of the static form, and takes one
/// step with it on parameters from before the turn, so that no state is kept between steps. A turn that takes several steps, or trains
/// parameters of its own, is a training of its own and correct.
/// </summary>
internal static class NewOptimizerRule
{
    public static void Check(TrainingCall training, DiagnosticReporter reporter)
    {
        if (!training.IsStep || Turn.Of(training.Call) is not { } turn || !TrainsWhatLasts(training, turn.Node))
        {
            return;
        }

        IOperation? stepped = training.Trained.Select(argument => argument.Value).FirstOrDefault(value => value.Type is { } type && TrainingCall.IsState(type))
            ?? training.Call.Instance;
        if (stepped is null)
        {
            return;
        }

        while (stepped is IConversionOperation conversion)
        {
            stepped = conversion.Operand;
        }

        IOperation? made = stepped is ILocalReferenceOperation or IFieldReferenceOperation ? MadeInTurn(stepped, turn.Node, training) : stepped;
        if (made is IObjectCreationOperation or ITypeParameterObjectCreationOperation or IDefaultValueOperation
            || (made is IInvocationOperation { TargetMethod: var method } && Factory.ReturnsNew(method)))
        {
            reporter.At(
                UseDescriptors.NewOptimizerEachStep, made.Syntax.GetLocation(), RepairHint.None,
                TrainingCall.IsOptimizer(made.Type) ? "optimizer" : "state", turn.Outside);
        }
    }

    /// <summary>The value that a variable gets in each turn, if only that one step uses it.</summary>
    private static IOperation? MadeInTurn(IOperation stepped, SyntaxNode turn, TrainingCall training)
    {
        ValuePath? path = ValuePath.Of(stepped);
        IOperation? made = null;
        foreach (IOperation operation in training.Call.Body().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when path!.Equals(ValuePath.OfVariable(declarator.Symbol)) && Turn.Of(declarator)?.Node == turn:
                    made = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
                    break;
                case ISimpleAssignmentOperation assignment when assignment.IsWithin(turn) && path!.Equals(ValuePath.Of(assignment.Target)):
                    // A conditional assignment is an occasional restart.
                    if (made is not null || Turn.Of(assignment)?.Node != turn || assignment.Syntax.Parent?.Parent?.Parent != turn)
                    {
                        return null;
                    }

                    made = assignment.Value;
                    break;
                case ILocalReferenceOperation or IFieldReferenceOperation when operation != stepped && operation.IsWithin(turn) && path!.Equals(ValuePath.Of(operation)):
                    if (!operation.IsAssigned() && operation.User() is not IPropertyReferenceOperation and not IFieldReferenceOperation)
                    {
                        return null;
                    }

                    break;
            }
        }

        while (made is IConversionOperation conversion)
        {
            made = conversion.Operand;
        }

        return made is not null && made.Start() < training.Call.Start() ? made : null;
    }

    /// <summary>Whether the parameters persist across turns and are not assigned in one.</summary>
    private static bool TrainsWhatLasts(TrainingCall training, SyntaxNode turn)
    {
        IArgumentOperation parameters = training.Trained.FirstOrDefault(argument => !TrainingCall.IsState(argument.Value.Type!)) ?? training.Trained[0];
        return ValuePath.Of(parameters.Value) is { } path && !path.Root.IsDeclaredIn(turn) && !VariesIn(parameters.Value, turn)
            && !training.Call.Body().Assignments().Any(
                assignment => assignment.Target.IsWithin(turn) && ValuePath.Of(assignment.Target) is { } target && path.StartsWith(target));
    }

    /// <summary>Whether the value is another element in each turn.</summary>
    private static bool VariesIn(IOperation value, SyntaxNode turn) =>
        value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(local => local.Local.IsDeclaredIn(turn))
        || value.DescendantsAndSelf().Any(operation => operation is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true });
}
