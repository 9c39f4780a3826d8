using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Expressions of which only a part is evaluated.</summary>
internal sealed partial class LossReader
{
    private Value And(Value left, Func<Value> right) => Choose(left, right, () => _builder.Zero(ScalarType.Boolean));

    /// <summary>One of two values, of which only one is computed.</summary>
    private Value Choose(Value condition, Func<Value> whenTrue, Func<Value> whenFalse)
    {
        if (condition.Constant is bool known)
        {
            return known ? whenTrue() : whenFalse();
        }

        Value? left = null, right = null;
        IfOperation branch = _builder.If(condition, () => left = whenTrue(), () => right = whenFalse());
        return left!.Actual == right!.Actual ? left.Actual : branch.AddResult(left, right, "");
    }

    private Operand Choose(Value condition, Func<Operand> whenTrue, Func<Operand> whenFalse, IOperation at)
    {
        if (condition.Constant is bool known)
        {
            return known ? whenTrue() : whenFalse();
        }

        Operand? left = null, right = null;
        IfOperation branch = _builder.If(condition, () => left = Unreferenced(whenTrue(), at), () => right = Unreferenced(whenFalse(), at));
        return Joined(branch, left!, right!, at);
    }

    /// <summary>One of two operands.</summary>
    private Operand Joined(IfOperation branch, Operand left, Operand right, IOperation at) => (left, right) switch
    {
        (NumberOperand { Value: var one }, NumberOperand { Value: var other }) =>
            one.Actual == other.Actual ? left : new NumberOperand(branch.AddResult(one, other, "")),
        (StructOperand one, StructOperand other) => new StructOperand(
            one.Type, one.Fields.ToDictionary(field => field.Key, field => Joined(branch, field.Value, other.Fields[field.Key], at))),
        (BufferOperand { Buffer: var one }, BufferOperand { Buffer: var other }) when one == other => left,
        (PathOperand one, PathOperand other) when one.Path.Key == other.Path.Key && one.Indices.SequenceEqual(other.Indices) => left,
        _ when RankOf(left) == RankOf(right)
            && AfterBranch(branch, branch.Then, left) is { } one && AfterBranch(branch, branch.Else, right) is { } other => new ChoiceOperand(branch.Condition, one, other),
        _ => throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "it may refer to several arrays: choose between their elements, or copy the elements"),
    };

    /// <summary>An array or span of a branch, as it is known after the branch; null if it is created there.</summary>
    private Operand? AfterBranch(IfOperation branch, Block block, Operand operand) => operand switch
    {
        BufferOperand { Buffer.Definition.Owner: var home } => home == block ? null : operand,
        RecordsOperand records => records.Fields.Values.All(field => AfterBranch(branch, block, field) is not null) ? operand : null,
        PathOperand path when Types.ElementsOf(path.Type) is not null => new PathOperand(path.Path, [.. path.Indices.Select(index => AfterBranch(branch, block, index))], path.Type),
        ChoiceOperand choice when AfterBranch(branch, block, choice.WhenTrue) is { } whenTrue && AfterBranch(branch, block, choice.WhenFalse) is { } whenFalse =>
            new ChoiceOperand(AfterBranch(branch, block, choice.Condition), whenTrue, whenFalse),
        _ => null,
    };

    private Value AfterBranch(IfOperation branch, Block block, Value value) => value.Constant is not null || value.Home != block ? value
        : block == branch.Then ? branch.AddResult(value, _builder.Zero(value.Type), value.Name) : branch.AddResult(_builder.Zero(value.Type), value, value.Name);

    /// <summary>What a variable of an array holds. What a branch or a loop has created is not known after it.</summary>
    private Operand ContentOf(BindingVariable variable, SyntaxNode at) =>
        variable.Choice is { } choice ? ContentOf(choice)
        : variable.Slide is { } slide ? ContentOf(slide)
        : variable.Content is null ? throw Unsupported(at, $"'{variable.Name}'", "assign it where it is declared")
        : variable.KnownIn is { } block && !IsWithin(_builder.Current, block)
            ? throw Unsupported(at, $"'{variable.Name}'", "only the branch or the loop that assigns it knows it: assign it, and compute its size or its index, before the branch or the loop")
        : variable.Content;

    private static bool IsWithin(Block inner, Block outer)
    {
        Block? block = inner;
        while (block is not null && block != outer)
        {
            block = block.Parent?.Owner;
        }

        return block is not null;
    }

    /// <summary>Whether all that an operand consists of is computed before a block, or in it.</summary>
    private static bool IsKnownIn(Block block, Operand operand)
    {
        return operand switch
        {
            NumberOperand number => IsKnown(number.Value),
            BufferOperand { Buffer.Definition.Owner: { } home } => IsWithin(block, home),
            GridOperand { Buffer.Definition.Owner: { } home } => IsWithin(block, home),
            RecordsOperand records => records.Fields.Values.All(field => IsKnownIn(block, field)),
            PathOperand path => path.Indices.All(IsKnown),
            ChoiceOperand choice => IsKnown(choice.Condition) && IsKnownIn(block, choice.WhenTrue) && IsKnownIn(block, choice.WhenFalse),
            IndexOperand index => IsKnown(index.Value) && (index.IsFromEndIf is null || IsKnown(index.IsFromEndIf)),
            RangeOperand range => IsKnownIn(block, range.Start) && IsKnownIn(block, range.End),
            StructOperand value => value.Fields.Values.All(field => IsKnownIn(block, field)),
            _ => true,
        };

        bool IsKnown(Value value) => value.Constant is not null || value.Actual.Home is not { } home || IsWithin(block, home);
    }

    /// <summary>A struct of the arguments as a copy of its own.</summary>
    private Operand Unreferenced(Operand operand, IOperation at) =>
        operand is PathOperand path && path.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && Types.ElementsOf(path.Type) is null ? Copied(path, at) : operand;

    private Operand Choose(IConditionalOperation choice) =>
        AllocationIn(choice.WhenTrue) is { } one && AllocationIn(choice.WhenFalse) is { } other && one.Type == other.Type
        ? new BufferOperand(NewScratch(one.Type, Choose(ReadNumber(choice.Condition), () => LengthIn(one.Length), () => LengthIn(other.Length)), NameFor(choice), BufferForm.Span))
        : ChooseOrFail(ReadNumber(choice.Condition), choice.WhenTrue, choice.WhenFalse, () => Evaluate(choice.WhenFalse!), choice);

    private Value LengthIn(IOperation length) => ConvertTo(ReadNumber(length), ScalarType.Int32, compilation.Options.CheckOverflow);

    /// <summary>New memory of zeros, on the stack or not: <c>n &lt;= 256 ? stackalloc double[n] : new double[n]</c> is memory of one of two lengths. Null if it is anything else.</summary>
    private (ScalarType Type, IOperation Length)? AllocationIn(IOperation? expression) => expression switch
    {
        IConversionOperation conversion => AllocationIn(conversion.Operand),
        IArrayCreationOperation { Initializer: null, DimensionSizes: [var length], Type: IArrayTypeSymbol { ElementType: var element } } when Types.ScalarOf(Concrete(element)) is { } type => (type, length),
        { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } syntax }
            when ModelOf(syntax.SyntaxTree).GetTypeInfo(((ArrayTypeSyntax)syntax.Type).ElementType, cancellationToken).Type is { } element && Types.ScalarOf(Concrete(element)) is { } type => (type, expression.ChildOperations.First()),
        _ => null,
    };

    /// <summary>One of two operands. What comes after a <c>throw</c> that is not reached needs no branch.</summary>
    private Operand ChooseOrFail(Value condition, IOperation whenTrue, IOperation? other, Func<Operand> whenFalse, IOperation at)
    {
        if (Throws(whenTrue))
        {
            FailIf(condition);
            return whenFalse();
        }

        if (Throws(other))
        {
            FailIf(Not(condition));
            return Evaluate(whenTrue);
        }

        return Choose(condition, () => Evaluate(whenTrue), whenFalse, at);
    }

    private Operand ChooseArm(ISwitchExpressionOperation choice)
    {
        Operand value = Evaluate(choice.Value);
        return Choose(choice.Arms.ToArray(), 0, value, choice);
    }

    private Operand Choose(ISwitchExpressionArmOperation[] arms, int index, Operand value, ISwitchExpressionOperation choice)
    {
        ISwitchExpressionArmOperation arm = arms[index];
        if (arm.Guard is null && (arm.Pattern is IDiscardPatternOperation || index == arms.Length - 1 && choice.IsExhaustive))
        {
            return Evaluate(arm.Value);
        }

        Value matches = MatchesWhole(arm.Pattern, value);
        matches = arm.Guard is { } guard ? And(matches, () => ReadNumber(guard)) : matches;
        if (index == arms.Length - 1)
        {
            // A value that no arm takes is an exception.
            FailIf(Not(matches));
            return Evaluate(arm.Value);
        }

        return ChooseOrFail(matches, arm.Value, arms[index + 1] is { Guard: null, Pattern: IDiscardPatternOperation, Value: var last } ? last : null, () => Choose(arms, index + 1, value, choice), choice);
    }
}
