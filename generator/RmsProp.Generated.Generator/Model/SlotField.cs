namespace RmsProp.Generated.Generator.Model;

/// <summary>A field of the struct that holds one slot of a ref struct's parameters, which can't live on the heap themselves.</summary>
internal sealed record SlotField(string Name, string Type, bool IsStruct);
