using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the class with the constants and kernels for one element type.</summary>
internal sealed class KernelClassEmitter(CodeWriter writer, OptimizerModel model, ElementType element)
{
    private readonly KernelCatalog _catalog = new(model.Options);

    /// <summary>
    /// A namespace of the kernels' own: inside the struct, or in its namespace, a name of the user's could get in the way
    /// of one that they use.
    /// </summary>
    public const string Namespace = MetadataNamespace + ".Kernels";

    private const string MetadataNamespace = Parsing.MetadataNames.Namespace;

    public static string ClassName(ElementType element) => element == ElementType.Single ? "SingleKernel" : "DoubleKernel";

    public static string FullClassName(ElementType element) => $"global::{Namespace}.{ClassName(element)}";

    public void Emit()
    {
        Run[] runs = [.. Run.Of(model).Where(run => run.Element == element)];
        bool hasArrays = runs.Any(run => !run.First.IsInline);
        writer.Line($"/// <summary>The arithmetic for parameters of type {Lanes.ElementName(element)}.</summary>");
        using (writer.Block($"file static class {ClassName(element)}"))
        {
            EmitConstants();
            foreach (Kernel kernel in Kernels(runs))
            {
                int[] lengths =
                [
                    .. runs
                        .Where(run => run.First.IsInline && run.Length > 1 && KernelEmitter.IsUnrolled(element, run.Length) && kernel.Name == KernelName(kernel, run))
                        .Select(run => run.Length).Distinct().OrderBy(length => length),
                ];
                new KernelEmitter(writer, element).Emit(kernel, withLoop: runs.Any(run => run.Length != 1), hasArrays, lengths);
            }

            if (model.Options.ClipMode is ClipMode.Norm or ClipMode.GlobalNorm)
            {
                new NormEmitter(writer, element, _catalog).Emit(model.Options.ClipMode, hasArrays);
            }
        }
    }

    private void EmitConstants()
    {
        foreach ((string name, double value, string summary) in _catalog.Constants())
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"internal const {Lanes.ElementName(element)} {name} = {Literals.Number(value, element)};");
            writer.Line();
        }
    }

    private IEnumerable<Kernel> Kernels(Run[] runs)
    {
        foreach (bool decays in runs.Select(run => !run.First.IsExcludedFromWeightDecay || model.Options.WeightDecay is null).Distinct())
        {
            yield return _catalog.Update(decays);
        }

        if (model.Options.Accumulates)
        {
            yield return _catalog.Accumulate();
        }

        if (model.Options.UsesEma && runs.Any(run => !run.First.IsInline))
        {
            yield return _catalog.Average();
        }
    }

    /// <summary>The kernel of the same kind that a run uses: updates come in two kinds where weight decay passes some variables by.</summary>
    private string KernelName(Kernel kernel, Run run) =>
        kernel.Name.StartsWith("Update", StringComparison.Ordinal)
            ? _catalog.Update(!run.First.IsExcludedFromWeightDecay).Name
            : kernel.Name == "Average" ? "" : kernel.Name;
}
