namespace RmsProp.Generated.Generator.Ir;

/// <summary>A statement that a kernel executes for the current element.</summary>
internal abstract record Statement(Expression Value)
{
    /// <summary>The same statement with another value.</summary>
    public Statement Map(Func<Expression, Expression> map) => this with { Value = map(Value) };
}

/// <summary>Assigns a local: an equation of the formula.</summary>
internal sealed record Assign(Symbol Target, Expression Value) : Statement(Value);

/// <summary>Names a part of an equation, to compute it once or early; the equation shows the value in its place.</summary>
internal sealed record Let(Symbol Target, Expression Value) : Statement(Value);

/// <summary>Stores the current element of an array.</summary>
internal sealed record Store(Symbol Array, Expression Value) : Statement(Value);

/// <summary>Returns the value of a kernel.</summary>
internal sealed record Return(Expression Value) : Statement(Value);
