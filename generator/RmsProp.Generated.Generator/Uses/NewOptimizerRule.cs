using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP044: each turn of a loop, or of a function called repeatedly, creates an optimizer, an object that holds one, or a state of the
/// static form, and takes one step with it on parameters from before the turn, so that no state is kept between steps. A turn that takes
/// several steps, or trains parameters of its own or set anew, is a training of its own and correct.
/// </summary>
internal static class NewOptimizerRule
{
    public static void Check(TrainingCall training, DiagnosticReporter reporter)
    {
        if (!(training.IsStep || HeldOptimizer.TakesStep(training.Call)) || SteppedBy(training) is not { } stepped || Turn.Of(training.Call) is not { } turn || !TrainsWhatLasts(training, turn))
        {
            return;
        }

        IOperation? made = stepped switch
        {
            ISimpleAssignmentOperation assignment => OnlyUse(assignment, turn.Node, training) ? Unconverted(assignment.Value) : null,

            // Other methods may use the field that a method assigns.
            IFieldReferenceOperation when turn.Function is { MethodKind: not MethodKind.LocalFunction } => null,
            ILocalReferenceOperation or IFieldReferenceOperation => MadeInTurn(stepped, turn.Node, training),
            _ => stepped,
        };
        if (IsNew(made) && IsRepeated(turn, training))
        {
            reporter.At(
                UseDescriptors.NewOptimizerEachStep, made!.Syntax.GetLocation(), RepairHint.None,
                TrainingCall.IsOptimizer(made.Type) ? "optimizer" : TrainingCall.IsState(made.Type!) ? "state" : $"'{made.Type!.Name}' with an optimizer",
                turn.Outside);
        }
    }

    /// <summary>The state, or the optimizer, that takes the step.</summary>
    private static IOperation? SteppedBy(TrainingCall training) => Unconverted(
        training.Trained.FirstOrDefault(value => value.Type is { } type && TrainingCall.IsState(type)) ?? training.Call.Instance);

    private static IOperation? Unconverted(IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static bool IsNew(IOperation? made) => made switch
    {
        IObjectCreationOperation or ITypeParameterObjectCreationOperation or IDefaultValueOperation => true,
        IInvocationOperation { TargetMethod: var method } => Factory.ReturnsNew(method),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => Factory.ReturnsNew(getter),
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsNew(Unconverted(choice.WhenTrue)) && IsNew(Unconverted(otherwise)),
        _ => false,
    };

    /// <summary>Whether only the step uses what a variable is assigned right there.</summary>
    private static bool OnlyUse(ISimpleAssignmentOperation assignment, SyntaxNode turn, TrainingCall training) =>
        ValuePath.Of(assignment.Target) is { } path && !training.Call.Body().Descendants().Any(operation =>
            operation is ILocalReferenceOperation or IFieldReferenceOperation && operation != assignment.Target && operation.IsWithin(turn)
            && path.Equals(ValuePath.Of(operation)));

    private static bool IsRepeated(Turn turn, TrainingCall training)
    {
        IOperation parameters = ParametersOf(training);
        return turn.Function is null || (parameters.Syntax is ExpressionSyntax expression && RepeatedCalls.TrainTheSame(
            turn.Function, turn.Node, expression, ValuePath.Of(parameters)?.Root is IParameterSymbol parameter && IsOf(turn, parameter) ? parameter : null));
    }

    /// <summary>Whether a parameter is one by which the function that is the turn refers to what its caller has.</summary>
    private static bool IsOf(Turn turn, IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.Ref && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, turn.Function);

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

        made = Unconverted(made);
        return made is not null && made.Start() < training.Call.Start() ? made : null;
    }

    /// <summary>Whether the parameters persist across turns and are not set anew in one.</summary>
    private static bool TrainsWhatLasts(TrainingCall training, Turn turn)
    {
        IOperation parameters = ParametersOf(training);
        return ValuePath.Of(parameters) is { } path && (!path.Root.IsDeclaredIn(turn.Node) || (path.Root is IParameterSymbol parameter && IsOf(turn, parameter)))
            && !VariesIn(parameters, turn.Node)
            && !training.Call.Body().Assignments().Any(
                assignment => assignment.Target.IsWithin(turn.Node) && ValuePath.Of(assignment.Target) is { } target && path.StartsWith(target))
            && !SetAnew.IsIn(turn.Node, path, training.Call.Body());
    }

    private static IOperation ParametersOf(TrainingCall training) =>
        training.Trained.FirstOrDefault(value => !TrainingCall.IsState(value.Type!)) ?? training.Trained[0];

    /// <summary>Whether the value is another element in each turn.</summary>
    private static bool VariesIn(IOperation value, SyntaxNode turn) =>
        value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(local => local.Local.IsDeclaredIn(turn))
        || value.DescendantsAndSelf().Any(operation => operation is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true });
}
