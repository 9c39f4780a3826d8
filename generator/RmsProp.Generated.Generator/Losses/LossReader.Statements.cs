using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Statements.</summary>
internal sealed partial class LossReader
{
    private void ReadAll(IReadOnlyList<IOperation> statements, int first = 0)
    {
        for (int i = first; i < statements.Count; i++)
        {
            IOperation statement = statements[i];
            if (statement is IConditionalOperation branch && i + 1 < statements.Count
                && (Jumps.AlwaysLeaves(branch.WhenTrue) || Jumps.AlwaysLeaves(branch.WhenFalse)))
            {
                // A guard clause: the rest is the other branch.
                DeclareIn(branch);
                ChooseIn(statements.Skip(i));
                int rest = i + 1;
                bool leavesWhenTrue = Jumps.AlwaysLeaves(branch.WhenTrue);
                ReadBranch(
                    branch,
                    () => ReadGuarded(branch.WhenTrue, leavesWhenTrue ? null : () => ReadAll(statements, rest)),
                    () => ReadGuarded(branch.WhenFalse, leavesWhenTrue ? () => ReadAll(statements, rest) : null),
                    leavesWhenTrue && (branch.WhenFalse is null || !Jumps.MayLeave(branch.WhenFalse)) && Jumps.AlwaysThrow(statements.Skip(rest)));
                return;
            }

            if (Jumps.MayLeave(statement))
            {
                ChooseIn(statements.Skip(i));
            }

            Read(statement);
            if (Jumps.AlwaysLeaves(statement))
            {
                return;
            }

            if (i + 1 < statements.Count && Jumps.MayLeave(statement))
            {
                int rest = i + 1;
                IfNotLeft(statement, () => ReadAll(statements, rest));
                return;
            }
        }
    }

    /// <summary>Reads a branch and then the rest, unless the branch may have left.</summary>
    private void ReadGuarded(IOperation? branch, Action? rest)
    {
        if (branch is not null)
        {
            Read(branch);
        }

        if (rest is null)
        {
            return;
        }

        if (branch is not null && Jumps.MayLeave(branch))
        {
            IfNotLeft(branch, rest);
        }
        else
        {
            rest();
        }
    }

    private void IfNotLeft(IOperation statement, Action rest) => Branch(Any(Jumps.Leaving(statement).Select(FlagOf).Distinct()), () => { }, rest);

    /// <summary>The variable that a jump sets.</summary>
    private Cell FlagOf(IOperation jump) => jump switch
    {
        IReturnOperation => Current.Returned!,
        IBranchOperation branch when FlagOf(branch) is { } flag => flag,
        _ => throw Unsupported(jump, "'goto'", "write it with if, loops, break and continue"),
    };

    private Cell? FlagOf(IBranchOperation jump) => Enumerable.Reverse(Current.Loops)
        .Select(loop => SymbolEqualityComparer.Default.Equals(jump.Target, loop.Exit) ? loop.Broken
            : SymbolEqualityComparer.Default.Equals(jump.Target, loop.Next) ? loop.Continued
            : null)
        .FirstOrDefault(flag => flag is not null);

    private Value Any(IEnumerable<Cell> flags)
    {
        Value any = _builder.Zero(ScalarType.Boolean);
        foreach (Value flag in flags.Select(_builder.Get).Where(flag => flag.Constant is not false))
        {
            any = any.Constant is false ? flag : _builder.Binary(BinaryKind.Or, any, flag);
        }

        return any;
    }

    private void Read(IOperation statement)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _syntax = statement.Syntax;
        DeclareIn(statement);
        if (statement is IConditionalOperation or ISwitchOperation or ILoopOperation)
        {
            ChooseIn(statement);
        }

        switch (statement)
        {
            case IBlockOperation block:
                ReadAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    Declare(declarator);
                }

                break;
            case IExpressionStatementOperation expression:
                ReadForEffect(expression.Operation);
                break;
            case IConditionalOperation branch:
                ReadBranch(branch, () => Read(branch.WhenTrue), () => ReadGuarded(branch.WhenFalse, null), Jumps.AlwaysThrows(branch.WhenFalse));
                break;
            case IForLoopOperation loop:
                ReadFor(loop);
                break;
            case IWhileLoopOperation loop:
                ReadWhile(loop);
                break;
            case IForEachLoopOperation loop:
                ReadForEach(loop);
                break;
            case ISwitchOperation choice:
                ReadSwitch(choice);
                break;
            case IThrowOperation:
                Fail();
                break;
            case IReturnOperation { Kind: OperationKind.Return } end:
                ReadReturn(end);
                break;
            case IBranchOperation jump:
                ReadJump(jump);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            case IInvalidOperation:
                throw OfCompiler(statement);
            default:
                throw Unsupported(statement, Describe(statement), "move it out of the loss, or write it with the statements that a loss may have: assignments, if, switch, loops and calls");
        }
    }

    private static string Describe(IOperation operation) => operation switch
    {
        ITryOperation => "'try'",
        ILockOperation => "'lock'",
        IUsingOperation or IUsingDeclarationOperation => "'using'",
        ILabeledOperation => "a label",
        IAnonymousFunctionOperation or IDelegateCreationOperation => "a delegate",
        IInterpolatedStringOperation => "a text",
        _ => $"'{TextOf(operation.Syntax)}'",
    };

    /// <summary>Reads two branches. What comes after a branch that throws needs no branch of its own, so that its arrays are known after it.</summary>
    private void ReadBranch(IConditionalOperation branch, Action then, Action otherwise, bool otherwiseThrows)
    {
        Value condition = ReadNumber(branch.Condition);
        if (otherwiseThrows)
        {
            ReadAfter(Not(condition), otherwise, then);
        }
        else if (Jumps.AlwaysThrows(branch.WhenTrue))
        {
            ReadAfter(condition, then, otherwise);
        }
        else
        {
            Branch(condition, then, otherwise);
        }
    }

    private void ReadAfter(Value fails, Action throws, Action goesOn)
    {
        Branch(fails, throws, () => { });
        if (fails.Constant is not true)
        {
            goesOn();
        }
    }

    /// <summary>Reads one of two branches, or both.</summary>
    private void Branch(Value condition, Action then, Action otherwise)
    {
        switch (condition.Constant)
        {
            case true:
                then();
                break;
            case false:
                otherwise();
                break;
            default:
                _builder.If(condition, then, otherwise);
                break;
        }
    }

    private void ReadReturn(IReturnOperation end)
    {
        if (end.ReturnedValue is not null && Current.Method is IMethodSymbol method && ReturnsReference(method))
        {
            ReadReferenceReturn(end);
        }
        else if (Throws(end.ReturnedValue))
        {
            Fail();
        }
        else if (end.ReturnedValue is { } returned && Current.Result is { } result)
        {
            Assign(result, Evaluate(returned), end);
        }

        if (Current.Returned is { } flag)
        {
            _builder.Set(flag, _builder.Constant(true, ScalarType.Boolean));
        }
    }

    private void ReadJump(IOperation jump) => _builder.Set(FlagOf(jump), _builder.Constant(true, ScalarType.Boolean));

    private void ReadSwitch(ISwitchOperation choice)
    {
        Operand value = Evaluate(choice.Value);
        Exits exits = Enter(choice.ExitLabel, null, choice);
        ISwitchCaseOperation[] cases = [.. choice.Cases.Where(section => !section.Clauses.Any(IsDefault)), .. choice.Cases.Where(section => section.Clauses.Any(IsDefault))];
        ReadCases(cases, 0, value);
        Current.Loops.Remove(exits);
    }

    private Value Or(Value left, Value right) => left.Constant is true || right.Constant is false ? left
        : right.Constant is true || left.Constant is false ? right
        : _builder.Binary(BinaryKind.Or, left, right);

    private static bool IsDefault(ICaseClauseOperation clause) => clause is IDefaultCaseClauseOperation;

    private void ReadCases(ISwitchCaseOperation[] cases, int index, Operand value)
    {
        if (index == cases.Length)
        {
            return;
        }

        ISwitchCaseOperation section = cases[index];
        if (section.Clauses.Any(IsDefault))
        {
            ReadAll(section.Body);
            return;
        }

        Value matches = section.Clauses.Select(clause => Matches(clause, value)).Aggregate(Or);
        if (index == cases.Length - 2 && cases[index + 1].Clauses.Any(IsDefault) && Jumps.AlwaysThrow(cases[index + 1].Body))
        {
            ReadAfter(Not(matches), () => ReadCases(cases, index + 1, value), () => ReadAll(section.Body));
            return;
        }

        Branch(matches, () => ReadAll(section.Body), () => ReadCases(cases, index + 1, value));
    }

    private Value Matches(ICaseClauseOperation clause, Operand value)
    {
        _syntax = clause.Syntax;
        return clause switch
        {
            ISingleValueCaseClauseOperation single when value is NumberOperand number => EqualsConstant(number.Value, single.Value),
            IPatternCaseClauseOperation { Guard: null } pattern => MatchesWhole(pattern.Pattern, value),
            IPatternCaseClauseOperation pattern => And(MatchesWhole(pattern.Pattern, value), () => ReadNumber(pattern.Guard!)),
            _ => throw Unsupported(clause.Syntax, $"'{TextOf(clause.Syntax)}'", "write it with if"),
        };
    }
}
