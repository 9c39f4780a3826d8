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

    /// <summary>Whether a moving average goes a part of the way to the new value, in place of being weighted.</summary>
    public bool MovesByDifference => Convention is Convention.TensorFlowV1 or Convention.Timm;
}
