using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Formulas;

/// <summary>
/// What the kernels of one group do to an element, in the order and with the roundings of its framework: every operation is
/// rounded by itself, and none is fused where it is not in the framework's kernels.
/// </summary>
internal sealed class UpdateFormula(Hyperparameters options, Symbols s)
{
    /// <summary>The gradient before it is clipped: unscaled, and the mean of it and those accumulated.</summary>
    public IReadOnlyList<Stage> Gradient => [Unscale.Of(options, s), Accumulate.Mean(options, s)];

    /// <summary>A gradient that makes no update.</summary>
    public IReadOnlyList<Stage> Accumulation => [Unscale.Of(options, s), Accumulate.Add(s)];

    /// <summary>One update of the parameter and of every slot.</summary>
    public IReadOnlyList<Stage> Update(bool decays, bool isNonNegative) =>
    [
        .. Gradient,
        Clip.Of(options, s),
        Maximize.Of(options, s),
        LoadParameter,
        decays ? Decay.Of(options, s) : Stage.None,
        Rms.Of(options, s),

        // Small models take their next step while this one is in its root and division, and it begins by loading these.
        Rms.Keep(options, s),
        Accumulate.Clear(options, s),
        Rms.CorrectBias(options, s),
        Descend.Of(options, s),
        Accumulate.Cleared(options),
        Ema.Of(options, s),
        isNonNegative ? Constrain.NonNegative(s) : Stage.None,
        StoreParameter,
    ];

    /// <summary>What a parameter goes through at every step, whether it has a gradient or not.</summary>
    public IReadOnlyList<Stage> WithoutGradient(bool isNonNegative) =>
    [
        LoadParameter,
        Ema.Of(options, s),
        isNonNegative ? Constrain.NonNegative(s) : Stage.None,
        isNonNegative || options.Overwrites ? StoreParameter : Stage.None,
    ];

    private Stage LoadParameter => new(new Let(s.P, new Load(s.Parameter)));

    private Stage StoreParameter => new(new Store(s.Parameter, s.P));

    /// <summary>The statements of stages, with what is early in front of the first stage that stores something.</summary>
    public static IReadOnlyList<Statement> Statements(IReadOnlyList<Stage> stages)
    {
        Stage[] computing = [.. stages.TakeWhile(stage => !stage.Statements.OfType<Store>().Any())];
        return
        [
            .. computing.SelectMany(stage => stage.Statements),
            .. stages.SelectMany(stage => stage.Early),
            .. stages.Skip(computing.Length).SelectMany(stage => stage.Statements),
        ];
    }
}
