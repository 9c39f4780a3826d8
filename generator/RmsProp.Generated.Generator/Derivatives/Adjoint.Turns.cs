using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>Loops whose turns do not depend on each other: the reverse of each turn follows on the turn.</summary>
internal sealed partial class Adjoint
{
    // The gradients of arrays that the program's own block creates, with what creates the arrays.
    private readonly List<(Operation Forward, Operation Gradient)> _memory = [];

    private void ReverseEachTurn(LoopOperation loop)
    {
        int[] active = _activity.ActiveArguments(loop);
        Value[] flows = [.. active.Select(i => Take(loop.Results[i]))];
        Value[] next = [.. active.Select(i => loop.Body.Yields[i].Actual)], initial = [.. active.Select(i => loop.Initial[i])];
        Block block = loop.Owner!, body = loop.Body;
        foreach (Value flow in flows)
        {
            MoveBefore(loop, flow.Definition);
        }

        int position = block.Operations.IndexOf(loop);
        foreach ((Operation forward, Operation gradient) in _memory.Where(pair => block.Operations.IndexOf(pair.Forward) < position))
        {
            MoveBefore(loop, gradient);
        }

        DeclareOuter(loop);
        int end = body.Operations.Count;
        GradientSums.UnionWith(_builder.Extend(loop, () => Inside(body, loop, () =>
        {
            DeclareMemory(body);
            for (int i = 0; i < active.Length; i++)
            {
                Contribute(next[i], flows[i]);
            }

            Reverse(body, end);
        })));
        for (int i = 0; i < active.Length; i++)
        {
            Contribute(initial[i], flows[i]);
        }
    }

    /// <summary>Moves an operation, and what it takes, before another one in the same block.</summary>
    private static void MoveBefore(Operation target, Operation? operation)
    {
        List<Operation> operations = target.Owner!.Operations;
        if (operation is null or ConstantOperation || operation.Owner != target.Owner || operations.IndexOf(operation) < operations.IndexOf(target))
        {
            return;
        }

        foreach (Value operand in operation.Operands)
        {
            MoveBefore(target, operand.Definition);
        }

        if (operation is not (ValueOperation { IsPure: true } or AllocateOperation or ViewOperation))
        {
            throw new InvalidOperationException($"{operation.GetType().Name} can't be moved before a loop.");
        }

        operations.Remove(operation);
        operations.Insert(operations.IndexOf(target), operation);
    }
}
