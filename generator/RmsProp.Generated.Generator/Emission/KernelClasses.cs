using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The classes with the kernels of a model: one for each of its groups and element types.</summary>
internal sealed class KernelClasses
{
    private readonly Dictionary<(int Group, ElementType Element), KernelClass> _classes = [];
    private readonly List<KernelClass> _all = [];
    private readonly Lazy<ILookup<string, Run>> _runs;
    private readonly Lazy<ILookup<string, Variable>> _normed;

    public KernelClasses(OptimizerModel model)
    {
        _runs = new(() => Run.Of(model).ToLookup(run => Of(run.First).Name));
        _normed = new(() => model.Variables.ToLookup(variable => OfNorm(variable).Name));
        HashSet<(int Group, ElementType Element)> used = [.. model.Variables.Select(variable => (variable.Group, variable.Element))];
        var names = new UniqueNames();
        SlotStorage slots = SlotStorage.Of(model);
        for (int group = 0; group < model.Groups.Count; group++)
        {
            string name = names.Add(string.Concat(LocalNames.Words(model.Groups[group].Path)).AsIdentifier());

            foreach (ElementType element in new[] { ElementType.Single, ElementType.Double }.Where(element => used.Contains((group, element))))
            {
                var kernels = new KernelClass(element, name, group, new KernelCatalog(model.Groups[group].Options, element, slots.Format(element)));
                _classes.Add((group, element), kernels);
                _all.Add(kernels);
            }
        }
    }

    /// <summary>In the order of their groups.</summary>
    public IReadOnlyList<KernelClass> All => _all;

    /// <summary>The class with the kernels for a variable.</summary>
    public KernelClass Of(Variable variable) => _classes[(variable.Group, variable.Element)];

    /// <summary>The runs whose kernels are in a class.</summary>
    public IEnumerable<Run> RunsOf(KernelClass kernels) => _runs.Value[kernels.Name];

    /// <summary>The variables whose sums of squares a class computes.</summary>
    public IEnumerable<Variable> NormedBy(KernelClass kernels) => _normed.Value[kernels.Name];

    /// <summary>The class with whatever is the same in all groups.</summary>
    public KernelClass First(ElementType element) => _all.First(kernels => kernels.Element == element);

    /// <summary>The class that computes the sum of squares of a variable's gradient: one for all groups if the norm is that of all.</summary>
    public KernelClass OfNorm(Variable variable)
    {
        KernelClass own = Of(variable);
        return own.Catalog.Options.ClipMode == ClipMode.GlobalNorm ? First(variable.Element) : own;
    }
}
