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
    /// <summary>One update of the parameter and of every slot.</summary>
    public IReadOnlyList<Statement> Update(bool decays, bool isNonNegative)
    {
        Stage[] end = [Descend.Of(options, s), Ema.Of(options, s), isNonNegative ? Constrain.NonNegative(s) : Stage.None];
        return
        [
            .. Gradient().Statements, .. Clip.Of(options, s).Statements, .. Maximize.Of(options, s).Statements,
            new Let(s.P, new Load(s.Parameter)),
            .. decays ? Decay.Of(options, s).Statements : [],
            .. Rms.Of(options, s).Statements,
            .. end.SelectMany(stage => stage.Early),

            // Small models take their next step while this one is in its root and division, and it begins by loading these.
            .. Rms.Keep(options, s).Statements,
            .. Accumulate.Clear(options, s).Statements,
            .. Rms.CorrectBias(options, s).Statements,
            .. end.SelectMany(stage => stage.Statements),
            new Store(s.Parameter, s.P),
        ];
    }

    /// <summary>The gradient before it is clipped: unscaled, and the mean of it and those accumulated.</summary>
    public Stage Gradient() => new([.. Unscale.Of(options, s).Statements, .. Accumulate.Mean(options, s).Statements]);

    /// <summary>A step that makes no update.</summary>
    public IReadOnlyList<Statement> Accumulation(bool isNonNegative) =>
    [
        .. Unscale.Of(options, s).Statements,
        .. Accumulate.Add(s).Statements,
        .. isNonNegative || options.UsesEma ? WithoutGradient(isNonNegative) : [],
    ];

    /// <summary>What a parameter goes through at every step, whether there is a gradient or not.</summary>
    public IReadOnlyList<Statement> WithoutGradient(bool isNonNegative)
    {
        Stage ema = Ema.Of(options, s);
        return
        [
            new Let(s.P, new Load(s.Parameter)),
            .. ema.Early,
            .. ema.Statements,
            .. isNonNegative ? Constrain.NonNegative(s).Statements : [],
            .. isNonNegative || options.Overwrites ? [new Store(s.Parameter, s.P)] : Array.Empty<Statement>(),
        ];
    }
}
