namespace RmsProp.Generated.Generator.Model;

/// <summary>What the tensor of a variable is called in files.</summary>
/// <param name="Name">Its name; the path of the variable unless an attribute says otherwise.</param>
/// <param name="FormerNames">Names that older files may have.</param>
internal sealed record TensorNames(string Name, EquatableArray<string> FormerNames);
