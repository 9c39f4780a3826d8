using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A number that is computed once in every execution of its block: an argument of a loop, or the result of an operation.</summary>
/// <param name="type">The type of the number.</param>
/// <param name="name">The name of the user's variable, as a suggestion for printing; empty if there is none.</param>
internal sealed class Value(ScalarType type, string name = "")
{
    private Value? _replacement;

    public ScalarType Type => type;

    public string Name { get; private set; } = name;

    /// <summary>The operation that computes the value, or the loop whose argument it is.</summary>
    public Operation? Definition { get; set; }

    public bool IsFloatingPoint => type is ScalarType.Single or ScalarType.Double;

    /// <summary>The constant that the value is, if it is one.</summary>
    public object? Constant => (Actual.Definition as ConstantOperation)?.Number;

    /// <summary>The value that stands for this one: itself, unless it was found to be always the same as another.</summary>
    public Value Actual
    {
        get
        {
            Value actual = this;
            while (actual._replacement is { } replacement)
            {
                actual = replacement;
            }

            return actual;
        }
    }

    /// <summary>The block that computes the value; of a loop's argument, the loop's body.</summary>
    public Block? Home => Definition is LoopOperation loop && loop.Arguments.Contains(this) ? loop.Body : Definition?.Owner;

    /// <summary>Names the value after the variable that holds it, unless it already has a name.</summary>
    public void Suggest(string variable) => Name = Name.Length == 0 ? variable : Name;

    /// <summary>Makes another value stand for this one.</summary>
    public void ReplaceBy(Value value) => _replacement = value.Actual == this ? null : value.Actual;
}
