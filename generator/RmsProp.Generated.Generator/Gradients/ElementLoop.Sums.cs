using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>What goes from turn to turn: sums, and the largest or smallest number so far.</summary>
internal sealed partial class ElementLoop
{
    /// <summary>Whether all arguments but the counter are sums.</summary>
    private bool FindSums(bool reordersSums)
    {
        for (int i = 0; i < Loop.Arguments.Count; i++)
        {
            Value argument = Loop.Arguments[i];
            if (argument == Turns.Counter || !_live.IsKept(argument))
            {
                continue;
            }

            MathFunction? choice = null;
            if (!reordersSums || argument.Type != Type
                || (TermsOf(Loop.Body.Yields[i].Actual, argument) ?? ChosenBy(Loop.Body.Yields[i].Actual, argument, out choice)) is not { Count: > 0 } terms
                || UsesInside(argument) != 1
                || Loop.Condition.Descendants().Any(operation => operation.Operands.Contains(argument)))
            {
                _reason = Loop.Body.Yields[i].Actual.Definition is BinaryOperation { Kind: BinaryKind.Add } && !reordersSums
                    ? "a sum of the loss is added up in the order that is written"
                    : $"'{argument.Name}' goes from turn to turn";
                return false;
            }

            Sums.Add((i, choice, terms));
        }

        return true;
    }

    private int UsesInside(Value value) => _inside.Sum(operation => operation.Operands.Count(operand => operand == value)
        + (operation is IfOperation ? operation.Blocks.Sum(block => block.Yields.Count(yielded => yielded.Actual == value)) : 0));

    /// <summary>What a largest or smallest number so far is compared with in a turn; null if something else is done with it.</summary>
    private List<(Value Step, Value Term)>? ChosenBy(Value next, Value chosen, out MathFunction? choice)
    {
        choice = null;
        if (!_isFast || FillsParts || next.Definition is not FunctionOperation { Function: MathFunction.Max or MathFunction.Min } function || function.Owner != Loop.Body
            || !function.Operands.Contains(chosen) || _live.UsesOf(next) != 1)
        {
            return null;
        }

        _steps.Add(next);
        choice = function.Function;
        return [.. function.Operands.Where(operand => operand != chosen).Select(operand => (next, operand))];
    }

    /// <summary>What is added to a sum in a turn, in this order; null if something else is done with it.</summary>
    private List<(Value Step, Value Term)>? TermsOf(Value next, Value sum)
    {
        if (next == sum)
        {
            return [];
        }

        if (next.Definition is not BinaryOperation { Kind: BinaryKind.Add } addition || addition.Owner != Loop.Body || addition.Right == sum || _live.UsesOf(next) != 1
            || TermsOf(addition.Left, sum) is not { } terms)
        {
            return null;
        }

        _steps.Add(next);
        terms.Add((next, addition.Right));
        return terms;
    }
}
