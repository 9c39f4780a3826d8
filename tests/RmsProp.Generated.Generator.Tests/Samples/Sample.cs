using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>A parameter struct with its configuration, as a user writes it, and the expected computation of its optimizer.</summary>
internal sealed record Sample
{
    /// <summary>The user's source.</summary>
    public required string Source { get; init; }

    /// <summary>The parameter struct, as other code names it.</summary>
    public string Model { get; init; } = "Model";

    /// <summary>The generated class.</summary>
    public string Optimizer { get; init; } = "RMSprop";

    /// <summary>
    /// Statements that pass every number of <c>model</c> to <c>cursor</c>, in the order of the variables, after creating arrays that
    /// don't exist yet.
    /// </summary>
    public required string Visit { get; init; }

    /// <summary>The configuration in Keras' terms, for the reference.</summary>
    public required RMSpropArguments Arguments { get; init; }

    public required IReadOnlyList<SampleVariable> Variables { get; init; }

    /// <summary>The learning rate at each step, if it is not constant.</summary>
    public Func<long, double>? LearningRate { get; init; }

    /// <summary>
    /// The formula for one parameter, if its bits are not known: its value after each step, given its initial value and its gradients.
    /// </summary>
    public Func<double, IEnumerable<double>, IEnumerable<double>>? Formula { get; init; }

    /// <summary>The step, counted from 0, at which the last gradient is NaN.</summary>
    public int? NonFiniteStep { get; init; }

    /// <summary>The maximum difference from the reference: 0, unless the configuration asks for less than Keras' bits.</summary>
    public double Tolerance { get; init; }

    public bool AllowUnsafe { get; init; }
}

/// <summary>One variable in Keras' sense.</summary>
internal sealed record SampleVariable(int Length, bool IsDouble = false, bool IsExcludedFromWeightDecay = false)
{
    /// <summary>The arguments of its group, if they differ from the sample's.</summary>
    public RMSpropArguments? Arguments { get; init; }

    /// <summary>The sample's formula with other arguments, if it has one.</summary>
    public Func<double, IEnumerable<double>, IEnumerable<double>>? Formula { get; init; }

    /// <summary>The constraint on it, if any.</summary>
    public ConstraintArguments? Constraint { get; init; }

    /// <summary>The length of each axis.</summary>
    public int[] Shape { get; init; } = [Length];
}
