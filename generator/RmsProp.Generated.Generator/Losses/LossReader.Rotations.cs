using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using BinaryOperation = RmsProp.Generated.Generator.Programs.BinaryOperation;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Loops that assign variables of arrays again. A program knows at each place which array a variable means, so that a turn is read once for
/// each of them: arrays that are swapped are those of the turn before the last one again, and a loop with few turns is read turn by turn.
/// </summary>
internal sealed partial class LossReader
{
    private const int LongestRotation = 4;
    private const int MostUnrolled = 32;

    /// <summary>The variables from before a loop that its body makes mean other arrays.</summary>
    private BindingVariable[] ReassignedIn(IOperation body) =>
    [
        .. body.Descendants().SelectMany(AssignedBy).Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .Where(symbol => !symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == body.Syntax.SyntaxTree && body.Syntax.Span.Contains(reference.Span)))
            .Select(FindPlace).OfType<BindingVariable>()
            .Where(variable => variable is { IsInline: false, Choice: null, Slide: null, Content: BufferOperand or GridOperand or RecordsOperand or PathOperand or ChoiceOperand }),
    ];

    /// <summary>The variables of arrays and spans to which an operation assigns others; assigning an element is nothing of the kind.</summary>
    private static IEnumerable<ISymbol> AssignedBy(IOperation operation) => TargetsOf(operation).Where(IsArrayVariable)
        .Select(target => target is ILocalReferenceOperation local ? local.Local : (ISymbol?)(target as IParameterReferenceOperation)?.Parameter).OfType<ISymbol>();

    private static ImmutableArray<IOperation> TargetsOf(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: ITupleOperation tuple } => tuple.Elements,
        IAssignmentOperation { Target: var target } => [target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var argument } => [argument],
        _ => [],
    };

    /// <summary>Whether all that is assigned to variables of arrays in a loop is other such variables, of arrays from before the loop.</summary>
    private static bool OnlyRotates(IOperation body)
    {
        HashSet<ISymbol> created = new(
            body.Descendants().OfType<IVariableDeclaratorOperation>().Where(declarator => declarator.Initializer is { } initializer && !IsArrayVariable(initializer.Value)).Select(declarator => declarator.Symbol),
            SymbolEqualityComparer.Default);
        return body.Descendants().All(operation => operation switch
        {
            IDeconstructionAssignmentOperation { Target: ITupleOperation target, Value: var value } =>
                !target.Elements.Any(IsArrayVariable) || (value is IConversionOperation { Operand: var converted } ? converted : value) is ITupleOperation values && values.Elements.All(IsFromBefore),
            ISimpleAssignmentOperation assignment => !IsArrayVariable(assignment.Target) || IsFromBefore(assignment.Value),
            _ => true,
        });

        bool IsFromBefore(IOperation value) => IsArrayVariable(value) && !value.DescendantsAndSelf().Any(operation => operation is ILocalReferenceOperation { Local: var local } && created.Contains(local));
    }

    private static bool IsArrayVariable(IOperation expression) => expression switch
    {
        IConversionOperation conversion => IsArrayVariable(conversion.Operand),
        ILocalReferenceOperation or IParameterReferenceOperation => expression.Type is { } type && Types.ElementsOf(type) is not null,
        _ => false,
    };

    /// <summary>Whether a condition that is false may be true if other arrays are meant.</summary>
    private static bool DependsOnArrays(ILoopOperation loop) =>
        ((loop as IForLoopOperation)?.Condition ?? (loop as IWhileLoopOperation)?.Condition)?.DescendantsAndSelf().Any(operation => operation is IInvocationOperation || IsArrayVariable(operation)) == true;

    /// <summary>Reads turns until the variables mean the arrays again that they meant at first.</summary>
    /// <param name="turn">Reads one turn.</param>
    /// <param name="goesOn">Reads whether there is another one.</param>
    /// <param name="phase">Becomes the number of turns since the variables meant the first arrays.</param>
    /// <param name="states">The arrays that the variables mean before each turn; the first are known.</param>
    private void ReadRotation(Action turn, Func<Value> goesOn, BindingVariable[] variables, Cell phase, List<Operand?[]> states, ILoopOperation loop)
    {
        foreach (BindingVariable variable in variables)
        {
            variable.Block = _builder.Current;
        }

        turn();
        if (variables.FirstOrDefault(variable => variable is not { Choice: null, Slide: null }) is { } chosen)
        {
            throw ReassignedIn(chosen.Name, loop);
        }

        Operand?[] after = [.. variables.Select(variable => variable.Content)];
        if (after.SequenceEqual(states[0]))
        {
            _builder.Set(phase, _builder.Integer(0));
            return;
        }

        if (states.Count == LongestRotation || !after.All(states[0].Contains))
        {
            throw ReassignedIn(variables.Zip(after, (variable, content) => (variable, content)).First(pair => states.Count == LongestRotation || !states[0].Contains(pair.content)).variable.Name, loop);
        }

        _builder.Set(phase, _builder.Integer(states.Count));
        states.Add(after);
        Branch(goesOn(), () => ReadRotation(turn, goesOn, variables, phase, states, loop), () => { });
    }

    /// <summary>After a loop, a variable means one of the arrays of its turns.</summary>
    private void EndRotation(BindingVariable[] variables, Block[] blocks, Cell phase, List<Operand?[]> states)
    {
        Value last = _builder.Get(phase);
        for (int i = 0; i < variables.Length; i++)
        {
            Operand content = states[0][i]!;
            for (int state = 1; state < states.Count; state++)
            {
                content = states[state][i] == states[0][i] ? content : new ChoiceOperand(Compare(Comparison.Equal, last, _builder.Integer(state)), states[state][i]!, content);
            }

            variables[i].Content = content;
            variables[i].Block = blocks[i];
        }
    }

    /// <summary>Reads a loop turn by turn, if it is known how many turns there are.</summary>
    private void ReadTurnByTurn(IForLoopOperation loop, BindingVariable[] variables)
    {
        Cell[] counters = [.. loop.Locals.Select(FindPlace).OfType<NumberVariable>().Select(variable => variable.Cell)];
        for (int turns = 0; ; turns++)
        {
            foreach (Cell counter in counters.Where(counter => KnownInteger(_builder.Get(counter)) is not null))
            {
                _builder.Set(counter, _builder.Integer(KnownInteger(_builder.Get(counter))!.Value));
            }

            if (ReadNumber(loop.Condition!).Constant is not bool goesOn || turns > MostUnrolled)
            {
                throw ReassignedIn(variables[0].Name, loop);
            }

            if (!goesOn)
            {
                return;
            }

            Read(loop.Body);
            foreach (IOperation step in loop.AtLoopBottom)
            {
                Read(step);
            }
        }
    }

    private static int? KnownInteger(Value value) => value.Actual switch
    {
        { Constant: int known } => known,
        { Definition: BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply, Left: var left, Right: var right } binary } when KnownInteger(left) is { } one && KnownInteger(right) is { } other =>
            (binary.Kind == BinaryKind.Add ? (long)one + other : binary.Kind == BinaryKind.Subtract ? (long)one - other : (long)one * other) is >= int.MinValue and <= int.MaxValue and var result ? (int)result : null,
        _ => null,
    };

    private static NotDifferentiableException ReassignedIn(string name, ILoopOperation loop) => Reassigned(
        name,
        loop.Body.Descendants().FirstOrDefault(operation => AssignedBy(operation).Any(symbol => symbol.Name == name)) ?? loop);

    private static NotDifferentiableException Reassigned(string name, IOperation at) => Unsupported(
        at, $"'{name}'",
        at is IReturnOperation ? "it may return several arrays: choose between them by '?:' in one return, or let it write to an array that it gets"
            : "it is assigned again in a branch or a loop, so that it may refer to several arrays or objects: declare a new variable there, keep an index, copy the elements, or swap it with another one in each turn");
}
