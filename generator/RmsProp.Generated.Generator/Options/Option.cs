using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Options;

/// <summary>Everything that is known of one option of <c>[RMSpropConfig]</c>. A value is a number, 1 or 0 for a flag, or the index of a choice.</summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record Option(string Name, OptionKind Kind)
{
    /// <summary>What Keras calls it; null where Keras has no such argument.</summary>
    public string? InKeras { get; init; }

    /// <summary>Whether it is an argument of Keras' base class, which serializes its own first, and not of RMSprop.</summary>
    public bool IsOfKerasBase { get; init; }

    /// <summary>What it is called in the configuration of an optimizer that Keras does not have.</summary>
    public string? InOther { get; init; }

    /// <summary>What documentation and equations call it; null where the equations alone show it.</summary>
    public string? Notation { get; init; }

    /// <summary>Whether a group can have a value of its own.</summary>
    public bool IsOfGroups { get; init; }

    /// <summary>Whether the kernels of float parameters round it to float.</summary>
    public bool IsRounded { get; init; }

    /// <summary>Whether it is the part of an average that is kept, which must not round to 1.</summary>
    public bool IsFactor { get; init; }

    /// <summary>The value where none is given; null where the option is off then.</summary>
    public double? Default { get; init; }

    /// <summary>The same where it is the framework's; null where one has to be given.</summary>
    public Func<ConventionDefaults, double?>? DefaultOf { get; init; }

    /// <summary>Why a value can't be meant, though it is done as Keras does it; null where it can.</summary>
    public Func<double, string?> Suspicion { get; init; } = _ => null;

    /// <summary>Whether a value can be done at all, and what such values are called.</summary>
    public (Func<double, bool> Contains, string Text)? Range { get; init; }

    /// <summary>The flag without which the option has no effect, and why it has none.</summary>
    public (string Flag, string Why)? Needs { get; init; }

    /// <summary>The flag with which the option has no effect, and why it has none.</summary>
    public (string Flag, string Why)? ReplacedBy { get; init; }

    /// <summary>The enumeration of a choice.</summary>
    public string? Enumeration { get; init; }

    /// <summary>The members of the enumeration; a choice is an index in it.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The value in force; null where the option is off.</summary>
    public Func<Hyperparameters, double?> Value { get; init; } = _ => null;

    /// <summary>Whether it makes of Keras' optimizer another one.</summary>
    public Func<Hyperparameters, bool> IsOther { get; init; } = _ => false;

    /// <summary>Puts a value into force; null where nothing is read by itself.</summary>
    public Func<Hyperparameters, double?, Hyperparameters>? With { get; init; }

    /// <summary>The value where none is given, in the framework's RMSprop.</summary>
    public double? DefaultIn(ConventionDefaults framework) => DefaultOf is null ? Default : DefaultOf(framework);

    /// <summary>What is written for a choice.</summary>
    public string Member(int index) => Enumeration + "." + Members[index];
}
