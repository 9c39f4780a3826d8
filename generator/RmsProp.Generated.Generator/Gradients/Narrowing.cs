using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// In <c>Fast</c>, <c>(float)Math.Tanh(x)</c> of a float is computed in float: no more of it is asked for, and several turns then have
/// numbers of one type.
/// </summary>
internal static class Narrowing
{
    public static void In(Block program)
    {
        foreach (ConvertOperation narrowed in program.Descendants().OfType<ConvertOperation>().ToArray())
        {
            if (narrowed is { IsStopped: false, Result.Type: ScalarType.Single, Value: { Type: ScalarType.Double, Definition: FunctionOperation function } }
                && FastFunctions.AreIn(function) && function.Operands.All(operand => operand.Definition is ConvertOperation { Value.Type: ScalarType.Single }))
            {
                var single = new FunctionOperation(
                    function.Function, ScalarType.Single, function.Operands.Select(operand => ((ConvertOperation)operand.Definition!).Value)) { Owner = narrowed.Owner };
                List<Operation> operations = narrowed.Owner!.Operations;
                operations[operations.IndexOf(narrowed)] = single;
                single.Result.Suggest(narrowed.Result.Name);
                narrowed.Result.ReplaceBy(single.Result);
            }
        }
    }
}
