namespace RmsProp.Generated.Generator.Ir;

/// <summary>
/// A value, as a tree that compares by content. Every operation rounds once, to its own type, in the order of the tree: printers never
/// reassociate, and passes do so only if <c>KernelNumerics.Fast</c> allows it.
/// </summary>
internal abstract record Expression(ScalarType Type)
{
    /// <summary>The operands, from left to right.</summary>
    public abstract IReadOnlyList<Expression> Operands { get; }

    /// <summary>Whether the value is the same for all elements of an array.</summary>
    public virtual bool IsUniform => Operands.All(operand => operand.IsUniform);

    /// <summary>Whether the value is known when the kernels are compiled.</summary>
    public virtual bool IsConstant => Operands.All(operand => operand.IsConstant);

    /// <summary>Applies the same operation to other operands.</summary>
    public abstract Expression Map(Func<Expression, Expression> map);

    public IEnumerable<Expression> SelfAndDescendants() => [this, .. Operands.SelectMany(operand => operand.SelfAndDescendants())];

    public static Expression operator +(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expression operator -(Expression operand) => new Unary(UnaryOperator.Negate, operand);

    public static Expression operator -(double left, Expression right) => new Constant(left, right.Type) - right;

    public static Expression operator /(double left, Expression right) => new Constant(left, right.Type) / right;
}
