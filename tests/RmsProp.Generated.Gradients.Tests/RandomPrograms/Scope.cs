namespace RmsProp.Generated.GradientTests.RandomPrograms;

internal enum VariableKind
{
    Real,

    /// <summary>A double in a program of floats.</summary>
    Wide,
    Integer,
    Truth,

    /// <summary>One index.</summary>
    Array,

    /// <summary>More elements than a vector has.</summary>
    LongArray,

    /// <summary>Two rows of three columns.</summary>
    Matrix,

    /// <summary>Integers below three.</summary>
    Indices,
    Pair,

    /// <summary>A local function of one number.</summary>
    Function,
}

/// <summary>Something that has a name in a random program.</summary>
internal sealed record Variable(string Name, VariableKind Kind)
{
    /// <summary>Whether it, or its elements, can be written.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Whether a local function may use it.</summary>
    public bool IsCapturable { get; init; } = true;

    /// <summary>Whether it is an array or a span, not an inline array.</summary>
    public bool HasSpan { get; init; } = true;

    /// <summary>Whether it is a span by itself, whose methods need no <c>AsSpan</c>.</summary>
    public bool IsSpan { get; init; }

    /// <summary>The number of elements; of an integer, what it is always below (0 if that is not known).</summary>
    public int Length { get; init; }
}

/// <summary>What a statement of a random program may use.</summary>
internal sealed record Scope(IReadOnlyList<Variable> Outer)
{
    private List<Variable> Own { get; init; } = [];

    public IEnumerable<Variable> Variables => Outer.Concat(Own);

    /// <summary>How many loops are around.</summary>
    public int Loops { get; init; }

    /// <summary>Whether <c>continue</c> is possible.</summary>
    public bool CanContinue { get; init; }

    /// <summary>Whether <c>break</c> is possible.</summary>
    public bool CanBreak { get; init; }

    /// <summary>Whether the method has the long arrays of the model.</summary>
    public bool HasLongArrays { get; init; }

    /// <summary>The template of a return statement; null if there may be none.</summary>
    public string? Return { get; init; }

    public void Add(Variable variable) => Own.Add(variable);

    /// <summary>The scope of a block inside.</summary>
    public Scope Inner(params IEnumerable<Variable> added) => this with { Outer = [.. Variables], Own = [.. added] };

    /// <summary>The scope of a turn of a loop.</summary>
    public Scope Turn(params IEnumerable<Variable> added) => Inner(added) with { Loops = Loops + 1, CanContinue = true, CanBreak = true };
}
