using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>
/// How generated code accesses a variable, depending on where its elements are. Each kind is a class that answers every question; an
/// access is the expression for the variable in some struct.
/// </summary>
internal abstract class VariableStorage(Variable variable, LibraryNames library)
{
    protected Variable Variable => variable;

    protected LibraryNames Library => library;

    /// <summary>The helpers of the runtime library.</summary>
    protected string Helpers => library.Services + ".Variable";

    protected string Element => Lanes.ElementName(variable.Element);

    public static VariableStorage Of(Variable variable, LibraryNames library) => variable.Location switch
    {
        VariableLocation.Inline inline => new InlineStorage(variable, library, inline),
        VariableLocation.Array { Rank: 1 } => new ArrayStorage(variable, library),
        VariableLocation.Array table => new TableStorage(variable, library, table),
        VariableLocation.Memory => new MemoryStorage(variable, library),
        VariableLocation.Part part => new PartStorage(variable, library, part),
        VariableLocation.Span => new SpanStorage(variable, library),
        VariableLocation.Tensor => new TensorStorage(variable, library),
        _ => new TensorSpanStorage(variable, library),
    };

    /// <summary>The type of the field. Generated code never says <c>var</c>, which may be a type of the user's.</summary>
    public abstract string Type { get; }

    /// <summary>The elements as a span.</summary>
    public abstract string Elements(string access);

    /// <summary>The argument that kernels take.</summary>
    public virtual string Argument(string access) => Elements(access);

    /// <summary>The condition that the variable is present; an inline variable always is.</summary>
    public virtual string Exists(string access) => $"{Helpers}.LengthOf({access}) >= 0";

    /// <summary>The condition that the variable is missing.</summary>
    public virtual string IsMissing(string access) => $"{Helpers}.LengthOf({access}) < 0";

    /// <summary>The argument of shape checks.</summary>
    public virtual string Shape(string access) => access;

    /// <summary>The lengths of its dimensions, as a list.</summary>
    public abstract string Lengths(string access);

    /// <summary>New memory of its shape for a slot, all zeros.</summary>
    public abstract string NewLike(string access);

    /// <summary>New memory of its shape for the parameter struct itself, all zeros; none if there is none.</summary>
    public virtual string ZerosLike(string access) => $"{Helpers}.ZerosLike({access})";

    /// <summary>The value for a field of the parameter struct when a slot is viewed as one.</summary>
    public virtual string View(string slot) => slot;

    /// <summary>The statement that sets elements to 0: its own, and those of the run that it begins.</summary>
    public virtual string Clear(string access, int length) => Elements(access) + ".Clear();";

    /// <summary>The same for elements that may be missing.</summary>
    public virtual string ClearIfPresent(string access, int length) => Clear(access, length);

    /// <summary>The statement that sets the elements to a value.</summary>
    public virtual string Fill(string access, int length, string value) => $"{Elements(access)}.Fill({value});";

    /// <summary>The statement that copies the elements from a slot to the parameters.</summary>
    /// <param name="source">The access in the slot, which may store it in another way.</param>
    /// <param name="destination">The access in the parameters.</param>
    /// <param name="length">The number of elements.</param>
    public virtual string Copy(string source, string destination, int length) =>
        $"{Helpers}.Copy<{Element}>({Elements(source)}, {Elements(destination)});";

    /// <summary>The statement that shows the elements of two structs to a walk over both.</summary>
    public virtual string VisitPair(string first, string second) => $"walk.Visit<{Element}>(\"{variable.Path}\", {Elements(first)}, {Elements(second)});";

    /// <summary>The statement that shows the variable to a visitor of tensors, which may allocate it.</summary>
    /// <param name="access">An access that can be assigned.</param>
    public virtual string VisitTensor(string access) => $"visitor.Visit({TensorName}, ref {access});";

    /// <summary>The name of its tensor as a literal.</summary>
    protected string TensorName => Literals.Text(variable.Tensor.Name);

    /// <summary>The call that checks a gradient for faults.</summary>
    public virtual string VisitFault(string access, string limit) => $"fault.Visit<{Element}>(\"{variable.Path}\", {Elements(access)}, {limit});";
}
