namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>What a configuration does beyond plain RMSprop.</summary>
/// <param name="Title">Its name in reports, and on the command line.</param>
/// <param name="Symbol">The name of its function in C.</param>
internal sealed record ConfigurationTraits(string Title, string Symbol)
{
    public bool Momentum { get; private init; }

    public bool Centered { get; private init; }

    public bool WeightDecay { get; private init; }

    public bool ClipValue { get; private init; }

    public bool ClipNorm { get; private init; }

    public bool GlobalClipNorm { get; private init; }

    public bool Ema { get; private init; }

    public bool LossScale { get; private init; }

    /// <summary>Whether a step is skipped if a gradient is not finite.</summary>
    public bool Guarded { get; private init; }

    /// <summary>Whether it is PyTorch's formula: ε outside the root, the learning rate outside the momentum.</summary>
    public bool PyTorch { get; private init; }

    public bool ReadsNorm => ClipNorm || GlobalClipNorm;

    /// <summary>Whether the gradients are read an additional time, before the update.</summary>
    public bool ReadsGradientsTwice => ReadsNorm || Guarded;

    /// <summary>The number of arrays besides the parameters.</summary>
    public int SlotCount => 1 + Convert.ToInt32(Momentum) + Convert.ToInt32(Centered) + Convert.ToInt32(Ema);

    public static ConfigurationTraits Of(Configuration configuration) => configuration switch
    {
        Configuration.Plain => new("plain", "plain"),
        Configuration.Momentum => new("momentum", "momentum") { Momentum = true },
        Configuration.Centered => new("centered", "centered") { Centered = true },
        Configuration.CenteredMomentumDecay => new("centered + momentum + decay", "centered_momentum_decay")
        {
            Centered = true, Momentum = true, WeightDecay = true,
        },
        Configuration.ClipValue => new("clip value", "clip_value") { ClipValue = true },
        Configuration.ClipNorm => new("clip norm", "clip_norm") { ClipNorm = true },
        Configuration.GlobalNorm => new("global norm", "global_norm") { GlobalClipNorm = true },
        Configuration.Ema => new("EMA", "ema") { Ema = true },
        Configuration.Everything => new("everything", "everything")
        {
            Centered = true, Momentum = true, WeightDecay = true, GlobalClipNorm = true, Ema = true, LossScale = true,
        },
        Configuration.Guarded => new("guarded", "guarded") { Guarded = true },
        Configuration.PyTorch => new("PyTorch, momentum", "pytorch") { PyTorch = true, Momentum = true },
        _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, null),
    };
}
