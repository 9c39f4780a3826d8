namespace RmsProp.Generated.Generator.Model;

/// <summary>The type of the elements of a variable, in which all of its arithmetic is done.</summary>
internal enum ElementType
{
    Single,
    Double,
}
