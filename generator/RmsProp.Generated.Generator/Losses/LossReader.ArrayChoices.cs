using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Variables of arrays that branches and inner loops assign: each becomes a number that says which of the arrays it means, so that it is joined as
/// any other number is. Where arrays only change places in each turn, nothing has to be chosen: see the rotations.
/// </summary>
internal sealed partial class LossReader
{
    private const int MostChoices = 8;

    /// <summary>
    /// Makes numbers of the variables that need it in a statement, or in a branch that may leave and what comes after it. The variables are those
    /// of the block: one from around a branch or a loop would mean an array of it afterwards.
    /// </summary>
    private void ChooseIn(params IEnumerable<IOperation> read)
    {
        IOperation[] statements = [.. read];
        SlideIn(statements);
        Dictionary<ISymbol, List<IOperation>> values = new(SymbolEqualityComparer.Default);
        HashSet<ISymbol> nested = new(SymbolEqualityComparer.Default);
        foreach (IOperation statement in statements.Where(statement => statement is not IVariableDeclarationGroupOperation))
        {
            foreach (IOperation operation in statement.DescendantsAndSelf())
            {
                foreach ((ISymbol symbol, IOperation? value) in ArraysAssignedBy(operation))
                {
                    if (!values.TryGetValue(symbol, out List<IOperation>? assigned))
                    {
                        values[symbol] = assigned = [];
                    }

                    assigned.AddRange(value is null ? [] : [value]);
                    bool isChosen = value is IConditionalOperation && statement is ILoopOperation;
                    if (operation is not IVariableDeclaratorOperation && (isChosen || IsInBranch(operation, statement, isRest: statement != statements[0])))
                    {
                        nested.Add(symbol);
                    }
                }
            }
        }

        HashSet<ISymbol> chosen = new(SymbolEqualityComparer.Default);
        List<Operand> arrays = [];
        if (nested.Where(symbol => VariableBefore(symbol, statements) is { Choice: null, Slide: null }).ToArray() is { Length: > 0 } needed
            && needed.All(symbol => Follow(symbol)) && arrays.Count is > 0 and <= MostChoices && arrays.All(array => RankOf(array) == RankOf(arrays[0])))
        {
            foreach (BindingVariable variable in chosen.Select(symbol => VariableBefore(symbol, statements)!))
            {
                Cell which = _builder.Declare(ScalarType.Int32, variable.Name, variable.Content is { } content ? IndexIn(arrays, ContentOf(variable, _syntax)) : null);
                variable.Choice = new ArrayChoice(which, arrays);
                variable.Content = arrays[0];
            }
        }

        // Adds what a variable may mean; says whether that is known.
        bool Follow(ISymbol symbol)
        {
            if (!chosen.Add(symbol))
            {
                return true;
            }

            Operand? before = null;
            switch (VariableBefore(symbol, statements))
            {
                case { Choice: null, Slide: null, Content: var content } when !values.ContainsKey(symbol):
                    chosen.Remove(symbol);
                    before = content;
                    break;
                case { Choice: null, Slide: null, Content: var content } variable when variable.Block == _builder.Current:
                    before = content;
                    break;
                case { }:
                    return false;
                case null when statements.Any(statement => IsDeclaredIn(symbol, statement)):
                    chosen.Remove(symbol);
                    return values.TryGetValue(symbol, out List<IOperation>? own) && own.Count > 0 && own.All(FollowValue);
                case null:
                    chosen.Remove(symbol);
                    before = (FindPlace(symbol) as ReadOnlyPlace)?.Operand;
                    return before is not null && AddLeaves(before);
            }

            return (before is null || AddLeaves(before)) && (!values.TryGetValue(symbol, out List<IOperation>? assigned) || assigned.All(FollowValue));
        }

        bool FollowValue(IOperation value) => value switch
        {
            IConditionalOperation { WhenFalse: { } whenFalse } choice => FollowValue(choice.WhenTrue) && FollowValue(whenFalse),
            _ => VariableIn(value) is { } symbol && Follow(symbol),
        };

        bool AddLeaves(Operand operand)
        {
            switch (operand)
            {
                case ChoiceOperand choice:
                    return AddLeaves(choice.WhenTrue) && AddLeaves(choice.WhenFalse);
                case BufferOperand or GridOperand or PathOperand:
                    if (!arrays.Any(array => IsSameArray(array, operand)))
                    {
                        arrays.Add(operand);
                    }

                    return IsKnownIn(_builder.Current, operand);
                default:
                    return false;
            }
        }
    }

    /// <summary>The variable of arrays from before statements; null if it is declared in them, or no variable.</summary>
    private BindingVariable? VariableBefore(ISymbol symbol, IOperation[] statements) =>
        statements.Any(statement => IsDeclaredIn(symbol, statement)) ? null : FindPlace(symbol) is BindingVariable { IsInline: false } variable ? variable : null;

    private static bool IsDeclaredIn(ISymbol symbol, IOperation statement) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == statement.Syntax.SyntaxTree && statement.Syntax.Span.Contains(reference.Span));

    /// <summary>The variables of arrays that an operation assigns or declares, and what it assigns; null if a method does.</summary>
    private static IEnumerable<(ISymbol Symbol, IOperation? Value)> ArraysAssignedBy(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: { IsRef: false } local, Initializer.Value: var value } when Types.ElementsOf(local.Type) is not null => [(local, value)],
        IDeconstructionAssignmentOperation { Target: ITupleOperation target, Value: var value } when (value is IConversionOperation { Operand: var converted } ? converted : value) is ITupleOperation values =>
            target.Elements.Zip(values.Elements, (place, element) => (VariableIn(place), element)).Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, (IOperation?)pair.element)),
        ISimpleAssignmentOperation { Target: var target, Value: var value } when VariableIn(target) is { } symbol => [(symbol, value)],
        _ => AssignedBy(operation).Select(symbol => (symbol, (IOperation?)null)),
    };

    /// <summary>The variable that an expression is; null if it is more.</summary>
    private static ISymbol? VariableIn(IOperation expression) => !IsArrayVariable(expression) ? null : expression switch
    {
        IConversionOperation conversion => VariableIn(conversion.Operand),
        IParenthesizedOperation inner => VariableIn(inner.Operand),
        ILocalReferenceOperation local => local.Local,
        _ => ((IParameterReferenceOperation)expression).Parameter,
    };

    /// <summary>Whether an operation stands in a branch, in a loop within a statement, or after something that may have left.</summary>
    private static bool IsInBranch(IOperation operation, IOperation statement, bool isRest)
    {
        HashSet<IOperation> around = [operation];
        for (IOperation outer = operation; outer != statement; outer = outer.Parent!)
        {
            around.Add(outer);
        }

        if (around.Any(outer => outer != statement && outer is IConditionalOperation or ISwitchOperation or ILoopOperation))
        {
            return true;
        }

        return statement is ILoopOperation { Body: var body }
            ? !around.Contains(body) || body is IBlockOperation block && block.Operations.TakeWhile(before => !around.Contains(before)).Any(Jumps.MayLeave)
            : isRest || statement is IConditionalOperation or ISwitchOperation;
    }

    /// <summary>What a variable means.</summary>
    private Operand ContentOf(ArrayChoice choice)
    {
        Value which = _builder.Get(choice.Which);
        return choice.Arrays.Skip(1).Select((array, i) => (array, i)).Aggregate(
            choice.Arrays[0], (others, one) => new ChoiceOperand(Compare(Comparison.Equal, which, _builder.Integer(one.i + 1)), one.array, others));
    }

    /// <summary>Which of some arrays is meant; null if it is none of them.</summary>
    private Value? IndexIn(IReadOnlyList<Operand> arrays, Operand operand)
    {
        if (operand is ChoiceOperand choice)
        {
            Value? whenTrue = null, whenFalse = null;
            return IsIn(choice) ? Choose(choice.Condition, () => whenTrue = IndexIn(arrays, choice.WhenTrue)!, () => whenFalse = IndexIn(arrays, choice.WhenFalse)!) : null;
        }

        for (int i = 0; i < arrays.Count; i++)
        {
            if (IsSameArray(arrays[i], operand))
            {
                return _builder.Integer(i);
            }
        }

        return null;

        bool IsIn(Operand part) => part is ChoiceOperand { WhenTrue: var one, WhenFalse: var other } ? IsIn(one) && IsIn(other) : arrays.Any(array => IsSameArray(array, part));
    }

    private static bool IsSameArray(Operand left, Operand right) => (left, right) switch
    {
        (BufferOperand one, BufferOperand other) => one.Buffer == other.Buffer,
        (GridOperand one, GridOperand other) => one.Buffer == other.Buffer,
        (PathOperand one, PathOperand other) => one.Path.Key == other.Path.Key && one.Path.Kind == other.Path.Kind && one.Indices.SequenceEqual(other.Indices),
        _ => false,
    };
}
