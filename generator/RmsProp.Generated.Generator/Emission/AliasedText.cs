using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Text in which what comes from other assemblies is under the aliases by which the project refers to them.</summary>
internal sealed class AliasedText(ReferenceAliases aliases)
{
    private const string Root = "global::";
    private const string OfRuntime = MetadataNames.Namespace + ".";
    private const string OfKernels = MetadataNames.Kernels + ".";
    private const string OfTensors = MetadataNames.Tensors + ".";

    /// <summary>
    /// The line with the aliases. The kernels are the project's own, although they are in a namespace below that of the runtime
    /// library.
    /// </summary>
    public string Of(string line)
    {
        if (aliases.Runtime is { } runtime)
        {
            line = line
                .Replace(Root + OfRuntime, runtime + "::" + OfRuntime)
                .Replace(runtime + "::" + OfKernels, Root + OfKernels);
        }

        return aliases.Tensors is { } tensors ? line.Replace(Root + OfTensors, tensors + "::" + OfTensors) : line;
    }
}
