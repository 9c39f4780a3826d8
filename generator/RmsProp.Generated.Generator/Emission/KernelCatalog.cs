using RmsProp.Generated.Generator.Formulas;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The kernels of one group for elements of one type: their names, arrays and computation.</summary>
internal sealed class KernelCatalog
{
    public const string Parameter = "parameter";
    public const string Gradient = "gradient";

    private readonly ArrayFormats _formats;
    private readonly Symbols _symbols;
    private readonly UpdateFormula _formula;
    private readonly Lazy<IReadOnlyList<Statement>> _gradient;
    private readonly Lazy<IReadOnlyList<KernelArray>> _gradientArrays;
    private readonly Lazy<IReadOnlyList<StepValue>> _gradientStepValues;
    private readonly Lazy<Kernel> _average;
    private readonly Dictionary<(bool Decays, bool IsNonNegative), Kernel> _updates = [];
    private readonly Dictionary<bool, Kernel> _accumulations = [];

    public KernelCatalog(Hyperparameters options, ElementType element, ElementFormat slots)
    {
        Options = options;
        Element = element;
        _formats = new ArrayFormats(new ElementFormat(element), slots);
        _symbols = new Symbols(options, element.AsScalar());
        _formula = new UpdateFormula(options, _symbols);
        _gradient = new(() => UpdateFormula.Statements(_formula.Gradient));
        _gradientArrays = new(() => _formats.ArraysOf(_gradient.Value));
        _gradientStepValues = new(() => StepValue.Of(_gradient.Value));
        _average = new(() => Create("Average", "Takes parameters without a gradient into their moving average", UpdateFormula.Statements(_formula.WithoutGradient(isNonNegative: false))));
    }

    public Hyperparameters Options { get; }

    public ElementType Element { get; }

    /// <summary>The type of sums of squares.</summary>
    public ElementType SumType => Options.SumsInDouble ? ElementType.Double : Element;

    /// <summary>One update of the parameters and of every slot.</summary>
    public Kernel Update(bool decays, bool isNonNegative)
    {
        if (!_updates.TryGetValue((decays, isNonNegative), out Kernel? update))
        {
            string name = isNonNegative ? "UpdateNonNegative" : "Update";
            update = Create(
                decays || Options.WeightDecay is null ? name : name + "WithoutWeightDecay",
                isNonNegative ? "Makes one update that leaves no parameter negative" : "Makes one update",
                UpdateFormula.Statements(_formula.Update(decays, isNonNegative)));
            _updates.Add((decays, isNonNegative), update);
        }

        return update;
    }

    /// <summary>Adds a gradient to the accumulator, on a step without an update.</summary>
    public Kernel Accumulate(bool isNonNegative)
    {
        if (!_accumulations.TryGetValue(isNonNegative, out Kernel? accumulation))
        {
            accumulation = Create(
                isNonNegative ? "AccumulateNonNegative" : "Accumulate",
                "Adds gradients to the accumulator"
                    + (Options.UsesEma ? " and takes the parameters into their moving average" : "")
                    + (isNonNegative ? ", and leaves no parameter negative" : ""),
                [
                    .. UpdateFormula.Statements(_formula.Accumulation),
                    .. isNonNegative || Options.UsesEma ? UpdateFormula.Statements(_formula.WithoutGradient(isNonNegative)) : [],
                ]);
            _accumulations.Add(isNonNegative, accumulation);
        }

        return accumulation;
    }

    /// <summary>Updates the moving average of parameters without a gradient.</summary>
    public Kernel Average() => _average.Value;

    /// <summary>Whether the clip factor absorbs the division by the loss scale factor, instead of each gradient.</summary>
    public bool ClipScaleUnscales => Clip.ScaleUnscales(Options);

    /// <summary>The arrays from which the gradient before clipping is computed.</summary>
    public IReadOnlyList<KernelArray> GradientArrays => _gradientArrays.Value;

    /// <summary>The step values that its computation needs besides.</summary>
    public IReadOnlyList<StepValue> GradientStepValues => _gradientStepValues.Value;

    /// <summary>The same, as further arguments.</summary>
    public string GradientValues => string.Concat(GradientStepValues.Select(value => ", " + value.Name));

    /// <summary>The parameters for them.</summary>
    public string GradientValueParameters => string.Concat(GradientStepValues.Select(value => $", {Lanes.ElementName(Element)} {value.Name}"));

    /// <summary>The parameters for references to the arrays, and for the values.</summary>
    public string GradientParameters => string.Join(", ", GradientArrays.Select(array => array.Reference)) + GradientValueParameters;

    /// <summary>The gradient before clipping, as <c>g</c>.</summary>
    public IEnumerable<string> GradientBody(Lanes lanes) => new CSharpPrinter(lanes, _formats.OfSlots).Print(_gradient.Value);

    private Kernel Create(string name, string summary, IReadOnlyList<Statement> statements) =>
        new(name, summary, statements, _symbols.Hoisted, Options.EstimatesDenominators && Element == ElementType.Single, _formats);
}
