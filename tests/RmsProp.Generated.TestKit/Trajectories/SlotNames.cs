namespace RmsProp.Generated.TestKit;

/// <summary>The slots that optimizers may have, by the names that generated optimizers and the references have for them.</summary>
public static class SlotNames
{
    public static IReadOnlyList<string> All { get; } = ["Velocity", "AverageGradient", "MomentumBuffer", "AccumulatedGradient", "MovingAverage"];

    /// <summary>What a slot of Keras or PyTorch is called here.</summary>
    public static string OfRecorded(string name) => name switch
    {
        "velocity" or "square_avg" => "Velocity",
        "momentum" or "momentum_buffer" => "MomentumBuffer",
        "average_gradient" or "grad_avg" => "AverageGradient",
        "average" => "MovingAverage",
        "gradient_accumulator" => "AccumulatedGradient",
        _ => throw new FormatException($"Unknown slot '{name}'."),
    };
}
