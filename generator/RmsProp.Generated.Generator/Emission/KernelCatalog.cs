using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The kernels of one group: what they are called, and what they read, write and compute.</summary>
internal sealed class KernelCatalog(Hyperparameters options)
{
    public const string Parameter = "parameter";
    public const string Gradient = "gradient";

    private readonly GradientArithmetic _gradient = new(options);
    private readonly MovingAverageArithmetic _movingAverage = new(options);

    public Hyperparameters Options => options;

    /// <summary>One update of the parameters and of every slot.</summary>
    public Kernel Update(bool decays, bool isNonNegative)
    {
        var arithmetic = new UpdateArithmetic(options, decays, isNonNegative);
        string name = isNonNegative ? "UpdateNonNegative" : "Update";
        return new Kernel(
            decays || options.WeightDecay is null ? name : name + "WithoutWeightDecay",
            isNonNegative ? "Makes one update that leaves no parameter negative" : "Makes one update",
            [Parameter, Gradient, .. Slot.Of(options).Select(slot => slot.Array)],
            [
                .. _gradient.Values, StepValue.LearningRate, .. options.Formula.CorrectsBias ? [StepValue.BiasCorrection] : Array.Empty<StepValue>(),
                .. _gradient.ClipValues, .. _movingAverage.Values,
            ],
            arithmetic.Statements)
        {
            LaneValues = arithmetic.Values,
        };
    }

    /// <summary>Takes a gradient into the accumulator, on a step that makes no update.</summary>
    public Kernel Accumulate(bool isNonNegative) => new(
        isNonNegative ? "AccumulateNonNegative" : "Accumulate",
        "Adds gradients to the accumulator"
            + (options.UsesEma ? " and takes the parameters into their moving average" : "")
            + (isNonNegative ? ", and leaves no parameter negative" : ""),
        [
            .. options.UsesEma || isNonNegative ? [Parameter] : Array.Empty<string>(),
            Gradient,
            Slot.AccumulatedGradient.Array,
            .. options.UsesEma ? [Slot.MovingAverage.Array] : Array.Empty<string>(),
        ],
        [.. _gradient.Values, .. _movingAverage.Values],
        lanes =>
        [
            _gradient.Unscaled(lanes),
            $"g += {lanes.Load(Slot.AccumulatedGradient.Array)};",
            lanes.Store(Slot.AccumulatedGradient.Array, "g"),
            .. isNonNegative ? NonNegativeParameter(lanes) : options.UsesEma ? _movingAverage.OfParameter(lanes) : [],
        ]);

    /// <summary>Takes parameters without a gradient into their moving average.</summary>
    public Kernel Average() => new(
        "Average",
        "Takes parameters without a gradient into their moving average",
        [Parameter, Slot.MovingAverage.Array],
        _movingAverage.Values,
        _movingAverage.OfParameter);

    /// <summary>Whether what gradients are multiplied by to clip them is divided by the loss scale factor, instead of each of them.</summary>
    public bool ClipScaleUnscales => _gradient.ClipScaleUnscales;

    /// <summary>The arrays that the gradient before clipping is computed from.</summary>
    public IReadOnlyList<string> GradientArrays => _gradient.Arrays;

    /// <summary>What it is computed with beside these.</summary>
    public IReadOnlyList<StepValue> GradientStepValues => _gradient.Values;

    /// <summary>The same as further arguments.</summary>
    public string GradientValues => string.Concat(_gradient.Values.Select(value => ", " + value.Name));

    /// <summary>The parameters for these.</summary>
    public string GradientValueParameters(ElementType element) =>
        string.Concat(_gradient.Values.Select(value => $", {Lanes.ElementName(element)} {value.Name}"));

    /// <summary>The first elements of these arrays, and the values, as arguments.</summary>
    public string GradientReferences => string.Join(", ", GradientArrays.Select(array => "ref " + array)) + GradientValues;

    /// <summary>The elements at an index of these arrays, and the values, as arguments.</summary>
    public string GradientReferencesAt(string index) =>
        string.Join(", ", GradientArrays.Select(array => $"ref Unsafe.Add(ref {array}, {index})")) + GradientValues;

    /// <summary>The parameters for either.</summary>
    public string GradientParameters(ElementType element) =>
        string.Join(", ", GradientArrays.Select(array => $"ref {Lanes.ElementName(element)} {array}")) + GradientValueParameters(element);

    /// <summary>The arguments for some lanes at an index.</summary>
    public string GradientLanesAt(Lanes lanes, string index) => lanes.ReferencesAt(GradientArrays, index) + GradientValues;

    /// <summary>The parameters for them.</summary>
    public string GradientLanes(Lanes lanes) => lanes.References(GradientArrays) + GradientValueParameters(lanes.Element);

    /// <summary>The gradient before clipping, as <c>g</c>.</summary>
    public IEnumerable<string> GradientBody(Lanes lanes) => _gradient.BeforeClipping(lanes);

    private IEnumerable<string> NonNegativeParameter(Lanes lanes) =>
    [
        $"{lanes.Type} p = {lanes.Load(Parameter)};",
        .. options.UsesEma ? [MovingAverageArithmetic.Before(lanes), .. _movingAverage.Statements(lanes)] : Array.Empty<string>(),
        $"p = {lanes.NonNegative("p")};",
        lanes.Store(Parameter, "p"),
    ];
}
