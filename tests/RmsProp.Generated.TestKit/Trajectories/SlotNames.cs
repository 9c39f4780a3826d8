namespace RmsProp.Generated.TestKit;

/// <summary>The slots of optimizers, by the names that generated optimizers and the references use.</summary>
public static class SlotNames
{
    public static IReadOnlyList<string> All { get; } = ["Velocity", "AverageGradient", "MomentumBuffer", "AccumulatedGradient", "MovingAverage"];

    /// <summary>The name here of a slot of Keras or PyTorch.</summary>
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
