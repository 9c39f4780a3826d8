using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>The namespaces of libraries as generated code names them: under an alias if the project references a library only so.</summary>
internal sealed class LibraryNames(ReferenceAliases aliases)
{
    private const string Global = "global";

    /// <summary>The runtime library.</summary>
    public string Runtime { get; } = $"{aliases.Runtime ?? Global}::{MetadataNames.Namespace}";

    /// <summary>The part of the runtime library that is for generated code alone.</summary>
    public string Services => Runtime + ".CompilerServices";

    /// <summary>System.Numerics.Tensors.</summary>
    public string Tensors { get; } = $"{aliases.Tensors ?? Global}::{MetadataNames.Tensors}";

    public static LibraryNames Of(OptimizerModel model) => new(model.Target.Aliases);
}
