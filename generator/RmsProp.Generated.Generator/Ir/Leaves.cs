namespace RmsProp.Generated.Generator.Ir;

/// <summary>A number.</summary>
internal sealed record Constant(double Value, ScalarType Type) : Expression(Type)
{
    public override IReadOnlyList<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> map) => this;
}

/// <summary>Where the value of a symbol comes from.</summary>
internal enum SymbolKind
{
    /// <summary>A value of each element, computed in the kernel.</summary>
    Local,

    /// <summary>A constant of the kernel's class.</summary>
    Constant,

    /// <summary>A number, or a condition, that is the same for all elements of one call of a kernel.</summary>
    Step,

    /// <summary>An array with an element for every parameter.</summary>
    Array,
}

/// <summary>A value that has a name.</summary>
internal sealed record Symbol(string Name, SymbolKind Kind, ScalarType Type) : Expression(Type)
{
    /// <summary>What equations call it.</summary>
    public string Notation { get; init; } = Name;

    /// <summary>What is to be said behind an equation that it is in.</summary>
    public string? Note { get; init; }

    /// <summary>The number of a constant, before it is rounded to the type.</summary>
    public double Value { get; init; }

    /// <summary>What a constant is, as a sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What it is computed by, outside the kernel; equations show this in place of the name.</summary>
    public Expression? Definition { get; init; }

    public override bool IsUniform => Kind is SymbolKind.Constant or SymbolKind.Step;

    public override bool IsConstant => Kind == SymbolKind.Constant;

    public override IReadOnlyList<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> map) => this;
}

/// <summary>The element of an array that the kernel is at.</summary>
internal sealed record Load(Symbol Array) : Expression(Array.Type)
{
    public override bool IsUniform => false;

    public override bool IsConstant => false;

    public override IReadOnlyList<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> map) => this;
}
