using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Ir;

internal enum UnaryOperator
{
    Negate,
    SquareRoot,
}

internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression(Operand.Type)
{
    public override IReadOnlyList<Expression> Operands => [Operand];

    public override Expression Map(Func<Expression, Expression> map) => this with { Operand = map(Operand) };
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>The smaller operand; NaN if the left one is, and the left one if both are 0, whatever the right one's sign.</summary>
    AtMost,

    /// <summary>The larger operand; NaN if the left one is, and the left one if both are 0, whatever the right one's sign.</summary>
    AtLeast,

    /// <summary>The larger operand according to IEEE 754: NaN if either is, and 0 is greater than -0.</summary>
    Maximum,

    /// <summary>The smaller operand in the same sense.</summary>
    Minimum,
}

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression(Left.Type)
{
    /// <summary>Whether a product among the operands may be added without being rounded first, with <c>KernelNumerics.Fast</c>.</summary>
    public bool MayContract { get; init; }

    public override IReadOnlyList<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> map) => this with { Left = map(Left), Right = map(Right) };
}

/// <summary>Factor · OtherFactor + Term.</summary>
/// <param name="Factor">A factor.</param>
/// <param name="OtherFactor">The other factor.</param>
/// <param name="Term">The term that is added to their product.</param>
/// <param name="IsFused">Whether the result is rounded once on every processor, instead of only where the processor can.</param>
internal sealed record MultiplyAdd(Expression Factor, Expression OtherFactor, Expression Term, bool IsFused) : Expression(Factor.Type)
{
    public override IReadOnlyList<Expression> Operands => [Factor, OtherFactor, Term];

    public override Expression Map(Func<Expression, Expression> map) =>
        this with { Factor = map(Factor), OtherFactor = map(OtherFactor), Term = map(Term) };
}

/// <summary>1 / Operand, or 1 / √Operand, to about one unit in the last place, from the processor's estimate.</summary>
internal sealed record Reciprocal(Expression Operand, bool IsOfRoot) : Expression(Operand.Type)
{
    public override IReadOnlyList<Expression> Operands => [Operand];

    public override Expression Map(Func<Expression, Expression> map) => this with { Operand = map(Operand) };
}

/// <summary>A number converted to another type.</summary>
internal sealed record Conversion(Expression Operand, ScalarType Type) : Expression(Type)
{
    public override IReadOnlyList<Expression> Operands => [Operand];

    public override Expression Map(Func<Expression, Expression> map) => this with { Operand = map(Operand) };
}

/// <summary>One of two values.</summary>
internal sealed record Select(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(WhenTrue.Type)
{
    public override IReadOnlyList<Expression> Operands => [Condition, WhenTrue, WhenFalse];

    public override Expression Map(Func<Expression, Expression> map) =>
        this with { Condition = map(Condition), WhenTrue = map(WhenTrue), WhenFalse = map(WhenFalse) };
}

/// <summary>A function of the runtime.</summary>
internal enum Function
{
    /// <summary>The first argument, clamped to the range of the other two.</summary>
    Clamp,
    Power,
    Absolute,
    IsFinite,
}

internal sealed record Call(Function Function, ScalarType Type, EquatableArray<Expression> Arguments) : Expression(Type)
{
    public override IReadOnlyList<Expression> Operands => Arguments;

    public override Expression Map(Func<Expression, Expression> map) => this with { Arguments = new(Arguments.Select(map)) };
}
