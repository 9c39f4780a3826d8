namespace RmsProp.Generated.Generator.Model;

/// <summary>The type of a variable's elements, in which all of its arithmetic is done.</summary>
internal enum ElementType
{
    Single,
    Double,
}
