namespace RmsProp.Generated.Generator.Ir;

/// <summary>A number.</summary>
internal sealed record Constant(double Value, ScalarType Type) : Expression(Type)
{
    public override IReadOnlyList<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> map) => this;
}

/// <summary>The source of a symbol's value.</summary>
internal enum SymbolKind
{
    /// <summary>A value per element, computed in the kernel.</summary>
    Local,

    /// <summary>A constant of the kernel's class.</summary>
    Constant,

    /// <summary>A number or a condition that is the same for all elements of one kernel call.</summary>
    Step,

    /// <summary>An array of the caller's with one element per parameter: the parameters or the gradients.</summary>
    Array,

    /// <summary>Such an array of the optimizer's own.</summary>
    Slot,
}

/// <summary>A named value.</summary>
internal sealed record Symbol(string Name, SymbolKind Kind, ScalarType Type) : Expression(Type)
{
    /// <summary>The name in equations.</summary>
    public string Notation { get; init; } = Name;

    /// <summary>A note to print after an equation that contains the symbol.</summary>
    public string? Note { get; init; }

    /// <summary>The value of a constant, before it is rounded to its type.</summary>
    public double Value { get; init; }

    /// <summary>The description of a constant, as a sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The definition, computed outside the kernel; equations show it in place of the name.</summary>
    public Expression? Definition { get; init; }

    public override bool IsUniform => Kind is SymbolKind.Constant or SymbolKind.Step;

    public override bool IsConstant => Kind == SymbolKind.Constant;

    public override IReadOnlyList<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> map) => this;
}

/// <summary>The current element of an array.</summary>
internal sealed record Load(Symbol Array) : Expression(Array.Type)
{
    public override bool IsUniform => false;

    public override bool IsConstant => false;

    public override IReadOnlyList<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> map) => this;
}
