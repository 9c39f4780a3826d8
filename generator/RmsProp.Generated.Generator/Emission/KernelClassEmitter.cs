using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the class with the constants and kernels for one group's variables of one type.</summary>
internal sealed class KernelClassEmitter(CodeWriter writer, OptimizerModel model, KernelClasses classes, KernelClass kernels)
{
    private readonly ElementType _element = kernels.Element;
    private readonly KernelCatalog _catalog = kernels.Catalog;
    private readonly Hyperparameters _options = kernels.Catalog.Options;

    /// <summary>The namespaces that the kernels of a model need.</summary>
    public static IEnumerable<string> Usings(OptimizerModel model)
    {
        bool usesMemory = model.HasArrays || model.HasTensorsInFiles;
        if (usesMemory || model.Options.Formula.CorrectsBias)
        {
            yield return "global::System";
        }

        yield return "global::System.Runtime.CompilerServices";
        if (usesMemory)
        {
            yield return "global::System.Runtime.InteropServices";
        }

        if (Run.Of(model).Any(KernelEmitter.UsesVectors))
        {
            yield return "global::System.Runtime.Intrinsics";
            if (model.HasSingle && model.UsedGroups.Any(group => group.Options.IsFast))
            {
                foreach (string instructions in EstimateEmitter.Usings)
                {
                    yield return instructions;
                }
            }
        }

        if (usesMemory || model.TakesNorms || Run.Of(model).Any(KernelEmitter.HasLoop))
        {
            yield return LibraryNames.Of(model).Services;
        }
    }

    public void Emit()
    {
        Run[] runs = [.. classes.RunsOf(kernels)];
        string type = Lanes.ElementName(_element);
        string path = model.Groups[kernels.Group].Path;
        writer.Line($"/// <summary>The arithmetic for parameters of type {type}{(path.Length == 0 ? "" : $" in the group of {path}")}.</summary>");
        GeneratedMarks.EmitForCode(writer);
        using (writer.Block($"file static class {kernels.Name}"))
        {
            EmitConstants(runs);
            if (_options.Formula.CorrectsBias)
            {
                EmitBiasCorrection();
            }

            foreach ((Kernel kernel, IEnumerable<Run> users) in Kernels(runs))
            {
                new KernelEmitter(writer, _element).Emit(kernel, [.. users]);
            }

            if (_options.EstimatesDenominators && _element == ElementType.Single)
            {
                foreach (Lanes lanes in KernelEmitter.VectorsOf(_element, runs))
                {
                    new EstimateEmitter(writer, lanes).Emit(_options.Formula.IsEpsilonInsideRoot);
                }
            }

            Variable[] normed = _options.ClipsByNorm ? [.. classes.NormedBy(kernels)] : [];
            if (normed.Length > 0)
            {
                new NormEmitter(writer, _catalog).Emit(normed);
            }
        }
    }

    private void EmitConstants(Run[] runs)
    {
        IEnumerable<Statement> statements = Kernels(runs).SelectMany(kernel => kernel.Kernel.Statements).Concat(NormStatements);
        foreach ((string name, double value, string summary) in KernelConstants.Of(_catalog, statements))
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"internal const {Lanes.ElementName(_element)} {name} = {Literals.Number(value, _element)};");
            writer.Line();
        }
    }

    private IEnumerable<Statement> NormStatements =>
        _options.ClipsByNorm && classes.NormedBy(kernels).Any() ? NormEmitter.Statements(_catalog) : [];

    private void EmitBiasCorrection()
    {
        string type = Lanes.ElementName(_element);
        Expression correction = new Symbols(_options, _element.AsScalar()).BiasCorrection.Definition!;
        writer.Line("/// <summary>The bias correction of moving averages at an update, counted from 1: 1 / (1 - ρ^update).</summary>");
        writer.Line($"internal static {type} BiasCorrection(long update) =>");
        writer.Line($"    {new CSharpPrinter(Lanes.Scalar(_element)).Print(correction)};");
        writer.Line();
    }

    /// <summary>
    /// The kernels with the runs that use them. Variables that weight decay excludes, and those that must not be negative, have kernels of
    /// their own.
    /// </summary>
    private IEnumerable<(Kernel Kernel, IEnumerable<Run> Users)> Kernels(Run[] runs)
    {
        foreach (IGrouping<(bool Decays, bool IsNonNegative), Run> users in runs.GroupBy(
            run => (_options.WeightDecay is null || !run.First.IsExcludedFromWeightDecay, run.First.IsNonNegative)))
        {
            yield return (_catalog.Update(users.Key.Decays, users.Key.IsNonNegative), users);
        }

        foreach (IGrouping<bool, Run> users in runs.Where(_ => _options.Accumulates).GroupBy(run => run.First.IsNonNegative))
        {
            yield return (_catalog.Accumulate(users.Key), users);
        }

        // The other kernels update the moving average of what has a gradient, as an inline variable always does.
        if (_options.UsesEma && !model.IsOfParts && runs.Any(run => !run.First.IsInline))
        {
            yield return (_catalog.Average(), runs.Where(run => !run.First.IsInline));
        }
    }
}
