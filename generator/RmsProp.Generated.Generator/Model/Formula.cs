namespace RmsProp.Generated.Generator.Model;

/// <summary>Whose RMSprop it is, by the names of the attribute's enumeration and in its order.</summary>
internal enum Convention
{
    Keras,
    PyTorch,
    TensorFlowV1,
    Optax,
    Timm,
}

/// <summary>How a moving average takes in a new value.</summary>
internal enum AverageForm
{
    /// <summary>ρ · old + (1 - ρ) · new.</summary>
    Weighted,

    /// <summary>old + (new - old) · (1 - ρ).</summary>
    Difference,

    /// <summary>The weighted one, with the last product and the sum in one operation.</summary>
    Fused,
}

/// <summary>The form of an update, the same for all groups of an optimizer.</summary>
internal sealed record Formula
{
    /// <summary>How moving averages are written, and what is fused.</summary>
    public required Convention Convention { get; init; }

    public required bool IsEpsilonInsideRoot { get; init; }

    public required bool IsRateInsideMomentum { get; init; }

    public required bool IsDecayDecoupled { get; init; }

    public required double InitialVelocity { get; init; }

    public bool IsNesterov { get; init; }

    public bool CorrectsBias { get; init; }

    public bool Maximizes { get; init; }

    public bool FloorsVariance { get; init; }

    /// <summary>Whether some multiplications and additions are one operation, as in PyTorch's kernels.</summary>
    public bool IsFused => Convention == Convention.PyTorch;

    public AverageForm AverageForm => Convention switch
    {
        Convention.TensorFlowV1 or Convention.Timm => AverageForm.Difference,
        Convention.PyTorch => AverageForm.Fused,
        _ => AverageForm.Weighted,
    };
}
