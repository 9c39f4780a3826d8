using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>
/// How a model keeps a struct with one number per parameter on the heap: a slot, or gradients from step to step. Each kind is a class
/// that answers every question.
/// </summary>
internal abstract class SlotStorage(OptimizerModel model)
{
    protected OptimizerModel Model => model;

    protected LibraryNames Library { get; } = LibraryNames.Of(model);

    /// <summary>How it keeps slots.</summary>
    public static SlotStorage Of(OptimizerModel model) => OfGradients(model);

    /// <summary>How it keeps gradients.</summary>
    public static SlotStorage OfGradients(OptimizerModel model) => model.Target.IsRefStruct ? new MirrorSlots(model) : new ParameterSlots(model);

    /// <summary>The kinds of structs that it keeps.</summary>
    public static IReadOnlyList<SlotStorage> AllOf(OptimizerModel model) =>
        [.. new[] { OfGradients(model), Of(model) }.GroupBy(storage => storage.Type).Select(same => same.First())];

    /// <summary>The type of the struct.</summary>
    public abstract string Type { get; }

    /// <summary>Whether that is a struct of the optimizer's own.</summary>
    public abstract bool IsOwnType { get; }

    /// <summary>The declarations in a struct of the optimizer's own.</summary>
    public virtual IEnumerable<string> Declarations => [];

    /// <summary>The fields that nothing assigns, since all that is in them is in read-only fields; the compiler warns of those.</summary>
    public virtual IEnumerable<SlotField> UnassignedFields => [];

    /// <summary>What a struct of the optimizer's own is, as a sentence.</summary>
    public virtual string Summary => "";

    /// <summary>The property with which users read a slot.</summary>
    public abstract string Property(Slot slot);

    /// <summary>The form of the numbers.</summary>
    public virtual ElementFormat Format(ElementType element) => new(element);

    /// <summary>How the elements of a variable are accessed.</summary>
    public virtual VariableStorage Of(Variable variable) => VariableStorage.Of(variable, Library);

    /// <summary>The expression for a variable in such a struct.</summary>
    public virtual string Access(Variable variable, string slot) => variable.InSlot(slot);

    /// <summary>The same, to be assigned.</summary>
    public abstract string Assignable(Variable variable, string slot);

    /// <summary>The arguments of a check that it has the shape of the parameters.</summary>
    public virtual string Shapes(Variable variable, string parameters, string slot) =>
        $"{VariableStorage.Of(variable, Library).Shape(variable.In(parameters))}, {Of(variable).Shape(Access(variable, slot))}";
}
