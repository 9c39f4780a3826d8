namespace RmsProp.Generated.Generator.Model;

/// <summary>The frameworks, named and ordered like the attribute's enumeration.</summary>
internal enum Convention
{
    Keras,
    PyTorch,
    TensorFlowV1,
    Optax,
    Timm,
}

/// <summary>The way a moving average takes in a new value.</summary>
internal enum AverageForm
{
    /// <summary>ρ · old + (1 - ρ) · new.</summary>
    Weighted,

    /// <summary>old + (new - old) · (1 - ρ).</summary>
    Difference,

    /// <summary>The weighted form, with the last product and the sum fused.</summary>
    Fused,
}

/// <summary>The form of an update, shared by all groups of an optimizer.</summary>
internal sealed record Formula
{
    /// <summary>The framework: how moving averages are written, and what is fused.</summary>
    public required Convention Convention { get; init; }

    public required bool IsEpsilonInsideRoot { get; init; }

    public required bool IsRateInsideMomentum { get; init; }

    public required bool IsDecayDecoupled { get; init; }

    public required double InitialVelocity { get; init; }

    public bool IsNesterov { get; init; }

    public bool CorrectsBias { get; init; }

    public bool Maximizes { get; init; }

    public bool FloorsVariance { get; init; }

    /// <summary>Whether some multiplications and additions are fused, as in PyTorch's kernels.</summary>
    public bool IsFused => Convention == Convention.PyTorch;

    public AverageForm AverageForm => Convention switch
    {
        Convention.TensorFlowV1 or Convention.Timm => AverageForm.Difference,
        Convention.PyTorch => AverageForm.Fused,
        _ => AverageForm.Weighted,
    };
}
