namespace RmsProp.Generated.Generator.Ir;

/// <summary>What a kernel does to the element that it is at.</summary>
internal abstract record Statement(Expression Value)
{
    /// <summary>The same with another value.</summary>
    public Statement Map(Func<Expression, Expression> map) => this with { Value = map(Value) };
}

/// <summary>Gives a local its value: an equation of the formula.</summary>
internal sealed record Assign(Symbol Target, Expression Value) : Statement(Value);

/// <summary>Gives a part of an equation a name, so that it is computed once or early; the equation has the value in its place.</summary>
internal sealed record Let(Symbol Target, Expression Value) : Statement(Value);

/// <summary>Writes the element of an array.</summary>
internal sealed record Store(Symbol Array, Expression Value) : Statement(Value);

/// <summary>The value of a kernel that returns one.</summary>
internal sealed record Return(Expression Value) : Statement(Value);
