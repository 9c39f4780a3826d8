namespace RmsProp.Generated.Generator.Model;

/// <summary>A field of the struct that holds one slot of a ref struct's parameters, which can't be on the heap themselves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declaration">Its type and name, as declared in a struct.</param>
internal sealed record SlotField(string Name, string Declaration);
