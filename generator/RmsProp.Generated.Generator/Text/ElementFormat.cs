using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>The form in which an array keeps its numbers, and how kernels load and store them: as they compute with them.</summary>
/// <param name="element">The type that kernels compute in.</param>
internal class ElementFormat(ElementType element)
{
    /// <summary>The type of an element.</summary>
    public virtual string Type => Lanes.ElementName(element);

    /// <summary>The size of an element in bytes.</summary>
    public virtual int Size => Lanes.SizeOf(element);

    /// <summary>The value of the elements from index <c>i</c> on, or of a single element.</summary>
    public virtual string Load(Lanes lanes, string array) => lanes.IsScalar ? array : $"{lanes.Class}.LoadUnsafe(ref {array}, i)";

    /// <summary>The statement that stores a value there.</summary>
    public virtual string Store(Lanes lanes, string array, string value) =>
        lanes.IsScalar ? $"{array} = {value};" : $"{value}.StoreUnsafe(ref {array}, i);";
}
