using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Whether statements return, break or continue.</summary>
internal static class Jumps
{
    /// <summary>Whether a statement may end before the statements after it are executed.</summary>
    public static bool MayLeave(IOperation statement) => Leaving(statement).Any();

    /// <summary>The jumps out of a statement.</summary>
    public static IEnumerable<IOperation> Leaving(IOperation statement) => In(statement).Where(jump => !IsInside(statement, jump));

    public static bool Returns(IOperation body) => In(body).Any(jump => jump is IReturnOperation);

    public static bool JumpsTo(IOperation body, ILabelSymbol label) =>
        In(body).Any(jump => jump is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, label));

    /// <summary>Whether nothing after the statement is ever executed.</summary>
    public static bool AlwaysLeaves(IOperation? statement) => statement switch
    {
        IReturnOperation or IBranchOperation => true,
        IBlockOperation block => block.Operations.Any(AlwaysLeaves),
        IConditionalOperation branch => branch.WhenFalse is not null && AlwaysLeaves(branch.WhenTrue) && AlwaysLeaves(branch.WhenFalse),
        _ => false,
    };

    /// <summary>Whether statements throw whenever they are executed.</summary>
    public static bool AlwaysThrow(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            if (AlwaysThrows(statement))
            {
                return true;
            }

            if (MayLeave(statement))
            {
                return false;
            }
        }

        return false;
    }

    public static bool AlwaysThrows(IOperation? statement) => statement switch
    {
        IThrowOperation => true,
        IBlockOperation block => AlwaysThrow(block.Operations),
        IConditionalOperation branch => branch.WhenFalse is not null && AlwaysThrows(branch.WhenTrue) && AlwaysThrows(branch.WhenFalse),
        _ => false,
    };

    private static IEnumerable<IOperation> In(IOperation operation)
    {
        if (operation is ILocalFunctionOperation or IAnonymousFunctionOperation)
        {
            yield break;
        }

        if (operation is IReturnOperation or IBranchOperation)
        {
            yield return operation;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            foreach (IOperation jump in In(child))
            {
                yield return jump;
            }
        }
    }

    /// <summary>Whether a jump only leads to another place in the statement, or right behind it.</summary>
    private static bool IsInside(IOperation statement, IOperation jump) => jump is IBranchOperation branch && Enclosing(branch) is { } target && Contains(statement, target);

    private static IOperation? Enclosing(IBranchOperation branch)
    {
        for (IOperation? operation = branch.Parent; operation is not null; operation = operation.Parent)
        {
            switch (operation)
            {
                case ILoopOperation loop when Is(loop.ExitLabel) || Is(loop.ContinueLabel):
                case ISwitchOperation choice when Is(choice.ExitLabel):
                    return operation;
            }
        }

        return null;

        bool Is(ILabelSymbol label) => SymbolEqualityComparer.Default.Equals(label, branch.Target);
    }

    private static bool Contains(IOperation statement, IOperation target)
    {
        for (IOperation? operation = target; operation is not null; operation = operation.Parent)
        {
            if (operation == statement)
            {
                return true;
            }
        }

        return false;
    }
}
