using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Options;

/// <summary>
/// The description of one option of <c>[RMSpropConfig]</c>. A value is a number, 1 or 0 for a flag, or the index of a choice.
/// </summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Kind">The kind of its value.</param>
internal sealed record Option(string Name, OptionKind Kind)
{
    /// <summary>The name in Keras; null if Keras has no such argument.</summary>
    public string? InKeras { get; init; }

    /// <summary>Whether it belongs to Keras' base class, which serializes its own arguments first, and not to RMSprop.</summary>
    public bool IsOfKerasBase { get; init; }

    /// <summary>The name in the configuration of an optimizer that Keras does not have.</summary>
    public string? InOther { get; init; }

    /// <summary>The name in documentation and equations; null if only the equations show it.</summary>
    public string? Notation { get; init; }

    /// <summary>Whether a group can have a value of its own.</summary>
    public bool IsOfGroups { get; init; }

    /// <summary>Whether kernels of float parameters round it to float.</summary>
    public bool IsRounded { get; init; }

    /// <summary>Whether it is the retained fraction of an average, which must not round to 1.</summary>
    public bool IsFactor { get; init; }

    /// <summary>The default; null if the option is off by default.</summary>
    public double? Default { get; init; }

    /// <summary>The default if it depends on the framework; null if the option is required there.</summary>
    public Func<ConventionDefaults, double?>? DefaultOf { get; init; }

    /// <summary>Why a value is probably a mistake, although Keras accepts it; null if it is not.</summary>
    public Func<double, string?> Suspicion { get; init; } = _ => null;

    /// <summary>The valid values, and their description.</summary>
    public (Func<double, bool> Contains, string Text)? Range { get; init; }

    /// <summary>The flag that the option needs to have an effect, and why.</summary>
    public (string Flag, string Why)? Needs { get; init; }

    /// <summary>The flag that cancels the option's effect, and why.</summary>
    public (string Flag, string Why)? ReplacedBy { get; init; }

    /// <summary>The enumeration of a choice.</summary>
    public string? Enumeration { get; init; }

    /// <summary>The members of the enumeration; a choice is an index into them.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The value in force; null if the option is off.</summary>
    public Func<Hyperparameters, double?> Value { get; init; } = _ => null;

    /// <summary>Whether it turns Keras' optimizer into another one.</summary>
    public Func<Hyperparameters, bool> IsOther { get; init; } = _ => false;

    /// <summary>Applies a value; null if the option can't be read by itself.</summary>
    public Func<Hyperparameters, double?, Hyperparameters>? With { get; init; }

    /// <summary>Whether it belongs to the dynamic loss scale, in Keras an optimizer around this one.</summary>
    public bool IsOfDynamicLossScale => Needs?.Flag == OptimizerOptions.DynamicLossScale.Name;

    /// <summary>The default in the framework's RMSprop.</summary>
    public double? DefaultIn(ConventionDefaults framework) => DefaultOf is null ? Default : DefaultOf(framework);

    /// <summary>The expression for a choice.</summary>
    public string Member(int index) => Enumeration + "." + Members[index];
}
