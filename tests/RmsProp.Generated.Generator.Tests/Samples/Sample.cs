using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>A parameter struct with its configuration, as a user writes it, and what its optimizer must compute.</summary>
internal sealed record Sample
{
    /// <summary>The user's source.</summary>
    public required string Source { get; init; }

    /// <summary>The parameter struct, as other code names it.</summary>
    public string Model { get; init; } = "Model";

    /// <summary>The generated class.</summary>
    public string Optimizer { get; init; } = "RMSprop";

    /// <summary>
    /// Statements that show every number of <c>model</c> to <c>cursor</c>, in the order of the variables; arrays that are
    /// not there yet are made before.
    /// </summary>
    public required string Visit { get; init; }

    /// <summary>The configuration in Keras' words, for the reference.</summary>
    public required RMSpropArguments Arguments { get; init; }

    public required IReadOnlyList<SampleVariable> Variables { get; init; }

    /// <summary>The learning rate at each step where the configuration's is no constant.</summary>
    public Func<long, double>? LearningRate { get; init; }

    /// <summary>
    /// The formula for one parameter, where its bits are not known: what it is after each step, from what it is at first and
    /// its gradients.
    /// </summary>
    public Func<double, IEnumerable<double>, IEnumerable<double>>? Formula { get; init; }

    /// <summary>The step, counted from 0, at which the last gradient is NaN.</summary>
    public int? NonFiniteStep { get; init; }

    /// <summary>How far a number may be from the reference's: not at all, unless the configuration asks for less than Keras' bits.</summary>
    public double Tolerance { get; init; }

    public bool AllowUnsafe { get; init; }
}

/// <summary>One variable in Keras' sense.</summary>
internal sealed record SampleVariable(int Length, bool IsDouble = false, bool IsExcludedFromWeightDecay = false)
{
    /// <summary>The arguments of the group that it is in, if those are others than the sample's.</summary>
    public RMSpropArguments? Arguments { get; init; }

    /// <summary>The sample's formula with other arguments, if it has one.</summary>
    public Func<double, IEnumerable<double>, IEnumerable<double>>? Formula { get; init; }

    /// <summary>What it is kept to, if anything.</summary>
    public ConstraintArguments? Constraint { get; init; }

    /// <summary>How many elements it has along each axis.</summary>
    public int[] Shape { get; init; } = [Length];
}
