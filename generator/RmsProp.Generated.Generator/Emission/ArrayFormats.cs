using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The forms of the arrays that kernels read and write.</summary>
/// <param name="OfParameters">The form of parameters and gradients.</param>
/// <param name="OfSlots">The form of slots.</param>
internal sealed record ArrayFormats(ElementFormat OfParameters, ElementFormat OfSlots)
{
    /// <summary>The arrays that some statements use, in the order of the parameters: what a step is given, then the slots.</summary>
    public IReadOnlyList<KernelArray> ArraysOf(IReadOnlyList<Statement> statements)
    {
        HashSet<string> used =
        [
            .. statements.SelectMany(statement => statement.Value.SelfAndDescendants()).OfType<Load>().Select(load => load.Array.Name),
            .. statements.OfType<Store>().Select(store => store.Array.Name),
        ];
        KernelArray[] all =
        [
            new(KernelCatalog.Parameter, OfParameters),
            new(KernelCatalog.Gradient, OfParameters),
            .. Slot.All.Select(slot => new KernelArray(slot.Array, OfSlots)),
        ];
        return [.. all.Where(array => used.Contains(array.Name))];
    }
}
