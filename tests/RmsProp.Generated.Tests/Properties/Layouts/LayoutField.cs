using System.Globalization;

namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>
/// A field of a struct as C# source. The constructor of every struct takes a queue of rows of numbers, one row per variable, and its
/// method <c>Read</c> adds them to a list.
/// </summary>
internal abstract record LayoutField(string Name)
{
    /// <summary>The name of the queue in constructors.</summary>
    public const string Rows = "rows";

    /// <summary>The expression for the next row.</summary>
    protected const string NextRow = Rows + ".Dequeue()";

    public bool IsExcluded { get; init; }

    public bool IsProperty { get; init; }

    public abstract string Type { get; }

    /// <summary>Its variables, in order.</summary>
    public abstract IEnumerable<LayoutVariable> Variables { get; }

    /// <summary>The types that it needs besides the framework's.</summary>
    public virtual IEnumerable<string> Types => [];

    /// <summary>The expression that creates its value from the rows, if there is one.</summary>
    public virtual string? Value => null;

    /// <summary>Its declaration in a struct.</summary>
    public virtual string Declaration => $"{Attributes}public {Type} {Name}{(IsProperty ? " { get; set; }" : ";")}";

    /// <summary>Its declaration as a parameter of a positional record struct.</summary>
    public string Parameter => $"{Attributes}{Type} {Name}";

    /// <summary>The statement in a constructor that fills it.</summary>
    public virtual string Fill => $"{Name} = {Value};";

    /// <summary>The statement that reads <paramref name="source"/>, a value of its type.</summary>
    public abstract string Read(string source);

    protected string Attributes => IsExcluded ? "[ExcludeFromWeightDecay] " : "";

    protected static string Element(bool isDouble) => isDouble ? "double" : "float";

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
