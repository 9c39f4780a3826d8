using System.Globalization;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes calls of kernels for runs of variables.</summary>
internal sealed class KernelCall(OptimizerModel model)
{
    /// <summary>The local with the largest norm of a gradient so far.</summary>
    public const string GradientNorm = "gradientNorm";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly bool _isMixed = model.HasSingle && model.HasDouble;
    private readonly KernelClasses _classes = new(model);
    private readonly Lazy<LocalNames> _names = new(() => new LocalNames(model.Variables));

    /// <summary>The name of a local that exists once for each element type of the parameters.</summary>
    public string Local(string name, ElementType element) =>
        !_isMixed ? name : (element == ElementType.Single ? "single" : "double") + Capitalized(name);

    /// <summary>The name of one that exists once for each group as well.</summary>
    public string Local(string name, KernelClass kernels)
    {
        string local = Local(name, kernels.Element);
        return kernels.GroupName.Length == 0 ? local : LocalNames.CamelCase(kernels.GroupName) + Capitalized(local);
    }

    /// <summary>The element types of the parameters.</summary>
    public IEnumerable<ElementType> Elements()
    {
        if (model.HasSingle)
        {
            yield return ElementType.Single;
        }

        if (model.HasDouble)
        {
            yield return ElementType.Double;
        }
    }

    public KernelCatalog CatalogOf(Variable variable) => _classes.Of(variable).Catalog;

    /// <summary>The statements before <see cref="Statement"/> that compute the run's own locals.</summary>
    public IEnumerable<string> Preparation(Kernel kernel, Run run)
    {
        foreach (StepValue value in kernel.StepValues.Where(value => IsOfRun(value, run)))
        {
            string sum = SumName(run.First);
            if (!model.Options.ChecksGradients)
            {
                yield return SumStatement(run.First);
            }

            yield return $"{GradientNorm} = double.Max({GradientNorm}, {Norm(run.First, sum)});";
            yield return $"{Lanes.ElementName(run.Element)} {Value(value, run)} = {_classes.Of(run.First).FullName}.{Capitalized(value.Name)}({sum});";
        }
    }

    /// <summary>The statement that computes the sum of squares of a variable's gradient, into a local of its own.</summary>
    public string SumStatement(Variable variable) =>
        $"{Lanes.ElementName(CatalogOf(variable).SumType)} {SumName(variable)} = {SumOfSquares(variable)};";

    /// <summary>The expression for the norm of a variable's unscaled gradient, from its sum of squares.</summary>
    public string Norm(Variable variable, string sum) => Norm(CatalogOf(variable), _classes.OfNorm(variable), sum);

    /// <summary>The same for the sum over all variables.</summary>
    public string GlobalNorm(ElementType element, string sum) => Norm(_classes.First(element).Catalog, _classes.First(element), sum);

    /// <summary>The local with the sum.</summary>
    public string SumName(Variable variable) => _names.Value.Of(variable, LocalNames.SumOfSquares);

    /// <summary>The statement that runs a kernel over a run.</summary>
    public string Statement(Kernel kernel, Run run)
    {
        string arrays = string.Join(", ", kernel.Arrays.Select(array => Argument(run.First, array.Name)));
        string values = string.Concat(kernel.StepValues.Select(value => ", " + Value(value, run)));
        string method = $"{_classes.Of(run.First).FullName}.{kernel.Name}";
        if (!run.First.IsInline)
        {
            return $"{method}({arrays}{values}, {StepEmitter.MaxDegreeOfParallelism});";
        }

        if (run.Length == 1)
        {
            return $"{method}Element({arrays}{values});";
        }

        return KernelEmitter.IsUnrolled(run.Element, run.Length)
            ? $"{method}{run.Length}({arrays}{values});"
            : $"{method}({arrays}, {run.Length}{values});";
    }

    /// <summary>The expression for the sum of squares of a variable's gradient.</summary>
    public string SumOfSquares(Variable variable)
    {
        if (variable.Location is VariableLocation.Part { Number: var number })
        {
            string type = Lanes.ElementName(_classes.OfNorm(variable).Catalog.SumType);
            return $"{PartStorage.Shards}.SumOf<{type}>({number.ToString(CultureInfo.InvariantCulture)})";
        }

        return SumOfSquares(variable, argument => argument);
    }

    /// <summary>The expression for the sum of squares of a slice of a variable's gradient.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="slice">Gives the slice of an array.</param>
    public string SumOfSquares(Variable variable, Func<string, string> slice)
    {
        KernelClass kernels = _classes.OfNorm(variable);
        string arrays = string.Join(", ", kernels.Catalog.GradientArrays.Select(array => slice(Argument(variable, array.Name))));
        string values = string.Concat(kernels.Catalog.GradientStepValues.Select(value => ", " + Local(value.Name, variable.Element)));
        return variable.IsInline
            ? $"{kernels.FullName}.SumOfSquares({arrays}{values}, {variable.InlineLength.ToString(CultureInfo.InvariantCulture)})"
            : $"{kernels.FullName}.SumOfSquares({arrays}{values}, {StepEmitter.MaxDegreeOfParallelism})";
    }

    private string Argument(Variable variable, string array) => array switch
    {
        KernelCatalog.Parameter => VariableStorage.Of(variable, _library).Argument(variable.In("parameters")),
        KernelCatalog.Gradient => VariableStorage.Of(variable, _library).Argument(variable.In("gradients")),
        _ => _slots.Of(variable).Argument(_slots.Access(variable, "state." + Slot.OfArray(array).Name)),
    };

    private string Value(StepValue value, Run run)
    {
        if (IsOfRun(value, run))
        {
            return _names.Value.Of(run.First, Capitalized(value.Name));
        }

        if (value.IsCondition)
        {
            return value.Name;
        }

        KernelClass kernels = _classes.Of(run.First);
        return value == StepValue.LearningRate ? LearningRate(kernels)
            : value == StepValue.BiasCorrection ? Local(value.Name, kernels)
            : Local(value.Name, run.Element);
    }

    private string LearningRate(KernelClass kernels) => kernels.Catalog.Options switch
    {
        { HasOwnLearningRate: true } => $"{kernels.FullName}.LearningRate",
        { LearningRateMultiplier: not 1 } => Local(StepValue.LearningRate.Name, kernels),
        _ => Local(StepValue.LearningRate.Name, kernels.Element),
    };

    /// <summary>Whether each run has a value of its own, because each variable is clipped by its norm.</summary>
    private bool IsOfRun(StepValue value, Run run) =>
        model.OptionsOf(run.First).ClipMode == ClipMode.Norm && (value == StepValue.ClipDenominator || value == StepValue.ClipScale);

    private static string Norm(KernelCatalog catalog, KernelClass kernels, string sum)
    {
        ScalarType type = catalog.SumType.AsScalar();
        Expression norm = Clip.Norm(catalog.Options, new Symbols(catalog.Options, type), new Symbol(sum, SymbolKind.Local, type));
        return new CSharpPrinter(Lanes.Scalar(catalog.SumType)).Print(kernels.Qualified(norm));
    }

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
