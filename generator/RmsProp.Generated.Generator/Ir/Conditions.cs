namespace RmsProp.Generated.Generator.Ir;

/// <summary>Whether the left operand is greater; not if either is NaN.</summary>
internal sealed record IsGreater(Expression Left, Expression Right) : Expression(ScalarType.Boolean)
{
    public override IReadOnlyList<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> map) => this with { Left = map(Left), Right = map(Right) };
}

/// <summary>Whether the left operand is not greater; not if either is NaN.</summary>
internal sealed record IsAtMost(Expression Left, Expression Right) : Expression(ScalarType.Boolean)
{
    public override IReadOnlyList<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> map) => this with { Left = map(Left), Right = map(Right) };
}

/// <summary>The opposite of a condition.</summary>
internal sealed record Not(Expression Operand) : Expression(ScalarType.Boolean)
{
    public override IReadOnlyList<Expression> Operands => [Operand];

    public override Expression Map(Func<Expression, Expression> map) => this with { Operand = map(Operand) };
}

/// <summary>Whether two conditions hold, of which the right one is evaluated only if the left one does.</summary>
internal sealed record Both(Expression Left, Expression Right) : Expression(ScalarType.Boolean)
{
    public override IReadOnlyList<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> map) => this with { Left = map(Left), Right = map(Right) };
}

/// <summary>Whether one of two conditions holds; the right one is evaluated only if the left one does not.</summary>
internal sealed record Either(Expression Left, Expression Right) : Expression(ScalarType.Boolean)
{
    public override IReadOnlyList<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> map) => this with { Left = map(Left), Right = map(Right) };
}
