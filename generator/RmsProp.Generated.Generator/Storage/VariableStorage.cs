using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>
/// How generated code comes at a variable, by where its elements are. Each kind is a class of its own, which answers all that
/// is asked of it; an access is the expression for the variable in some struct.
/// </summary>
internal abstract class VariableStorage(Variable variable)
{
    /// <summary>The helpers of the runtime library.</summary>
    public const string Helpers = "global::" + MetadataNames.Namespace + ".CompilerServices.Variable";

    protected Variable Variable => variable;

    protected string Element => Lanes.ElementName(variable.Element);

    public static VariableStorage Of(Variable variable) => variable.Kind switch
    {
        VariableKind.Inline => new InlineStorage(variable),
        VariableKind.Array => new ArrayStorage(variable),
        VariableKind.MultidimensionalArray => new TableStorage(variable),
        VariableKind.Memory => new MemoryStorage(variable),
        VariableKind.Span => new SpanStorage(variable),
        VariableKind.Tensor => new TensorStorage(variable),
        _ => new TensorSpanStorage(variable),
    };

    /// <summary>Its elements as a span.</summary>
    public abstract string Elements(string access);

    /// <summary>What kernels take.</summary>
    public virtual string Argument(string access) => Elements(access);

    /// <summary>The condition that it is there; an inline variable always is.</summary>
    public virtual string Exists(string access) => $"{Helpers}.LengthOf({access}) >= 0";

    /// <summary>The condition that it is not.</summary>
    public virtual string IsMissing(string access) => $"{Helpers}.LengthOf({access}) < 0";

    /// <summary>What checks of shapes look at.</summary>
    public virtual string Shape(string access) => access;

    /// <summary>How many elements it has in each dimension, as a list.</summary>
    public abstract string Lengths(string access);

    /// <summary>New memory of its shape, all zeros, for a slot.</summary>
    public abstract string NewLike(string access);

    /// <summary>What a parameter struct gets where a slot is shown as one.</summary>
    public virtual string View(string slot) => slot;

    /// <summary>The statement that sets elements to 0: its own, and those of a run behind it.</summary>
    public virtual string Clear(string access, int length) => Elements(access) + ".Clear();";

    /// <summary>The statement that sets them to a value.</summary>
    public virtual string Fill(string access, int length, string value) => $"{Elements(access)}.Fill({value});";

    /// <summary>The statement that copies them from a slot to the parameters.</summary>
    /// <param name="source">It in the slot, where it may be stored in another way.</param>
    /// <param name="destination">It in the parameters.</param>
    /// <param name="length">How many.</param>
    public virtual string Copy(string source, string destination, int length) =>
        $"{Helpers}.Copy<{Element}>({Elements(source)}, {Elements(destination)});";

    /// <summary>What a visitor of checkpoints takes behind its name.</summary>
    public virtual string Tensor(string access) => Elements(access);

    /// <summary>The call that looks for what is wrong with a gradient.</summary>
    public virtual string VisitFault(string access, string limit) => $"fault.Visit<{Element}>(\"{variable.Path}\", {Elements(access)}, {limit});";
}
