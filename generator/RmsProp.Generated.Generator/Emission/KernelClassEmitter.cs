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

    /// <summary>The namespaces that the kernels of a model need.</summary>
    public static IEnumerable<string> Usings(OptimizerModel model)
    {
        if (model.HasArrays)
        {
            yield return "System";
        }

        yield return "System.Runtime.CompilerServices";
        if (model.HasArrays)
        {
            yield return "System.Runtime.InteropServices";
        }

        if ((model.Options.IsFast && model.Options.ClipsByNorm) || Run.Of(model).Any(KernelEmitter.UsesVectors))
        {
            yield return "System.Runtime.Intrinsics";
            if (model.Options.IsFast && model.HasSingle)
            {
                yield return "System.Runtime.Intrinsics.X86";
            }
        }

        if (model.HasArrays || (model.Options.IsFast && model.Options.ClipsByNorm))
        {
            yield return Parsing.MetadataNames.Namespace + ".CompilerServices";
        }
    }

    public void Emit()
    {
        Run[] runs = [.. Run.Of(model).Where(run => run.Element == element)];
        writer.Line($"/// <summary>The arithmetic for parameters of type {Lanes.ElementName(element)}.</summary>");
        using (writer.Block($"file static class {ClassName(element)}"))
        {
            EmitConstants();
            foreach ((Kernel kernel, IEnumerable<Run> users) in Kernels(runs))
            {
                new KernelEmitter(writer, element).Emit(kernel, [.. users]);
            }

            if (_catalog.EstimatesRoots && element == ElementType.Single)
            {
                foreach (Lanes lanes in KernelEmitter.VectorsOf(element, runs))
                {
                    ReciprocalSqrtEmitter.Emit(writer, lanes);
                }
            }

            if (model.Options.ClipsByNorm)
            {
                new NormEmitter(writer, element, _catalog).Emit(
                    model.Options.ClipMode, [.. model.Variables.Where(variable => variable.Element == element)]);
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

    /// <summary>The kernels with the runs that use them: updates come in two kinds where weight decay passes some variables by.</summary>
    private IEnumerable<(Kernel Kernel, IEnumerable<Run> Users)> Kernels(Run[] runs)
    {
        foreach (IGrouping<bool, Run> users in runs.GroupBy(run => model.Options.WeightDecay is null || !run.First.IsExcludedFromWeightDecay))
        {
            yield return (_catalog.Update(users.Key), users);
        }

        if (model.Options.Accumulates)
        {
            yield return (_catalog.Accumulate(), runs);
        }

        // What has a gradient goes through its moving average in the other kernels, and an inline variable always has one.
        if (model.Options.UsesEma && runs.Any(run => !run.First.IsInline))
        {
            yield return (_catalog.Average(), runs.Where(run => !run.First.IsInline));
        }
    }
}
