using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Formulas;

/// <summary>
/// The computation of a group's kernels for one element, in its framework's order and with its rounding: every operation rounds
/// separately, and none is fused unless the framework's kernels fuse it.
/// </summary>
internal sealed class UpdateFormula(Hyperparameters options, Symbols s)
{
    /// <summary>The gradient before clipping: unscaled, and averaged with those accumulated.</summary>
    public IReadOnlyList<Stage> Gradient => [Unscale.Of(options, s), Accumulate.Mean(options, s)];

    /// <summary>The accumulation of a gradient on a step without an update.</summary>
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

        // In small models the next step starts during this one's root and division, and it begins by loading these.
        Rms.Keep(options, s),
        Accumulate.Clear(options, s),
        Rms.CorrectBias(options, s),
        Descend.Of(options, s),
        Accumulate.Cleared(options),
        Ema.Of(options, s),
        isNonNegative ? Constrain.NonNegative(s) : Stage.None,
        StoreParameter,
    ];

    /// <summary>The computation for a parameter at every step, with or without a gradient.</summary>
    public IReadOnlyList<Stage> WithoutGradient(bool isNonNegative) =>
    [
        LoadParameter,
        Ema.Of(options, s),
        isNonNegative ? Constrain.NonNegative(s) : Stage.None,
        isNonNegative || options.Overwrites ? StoreParameter : Stage.None,
    ];

    private Stage LoadParameter => new(new Let(s.P, new Load(s.Parameter)));

    private Stage StoreParameter => new(new Store(s.Parameter, s.P));

    /// <summary>The statements of all stages, with the early ones moved before the first stage that stores anything.</summary>
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
