namespace RmsProp.Generated.Generator.Options;

/// <summary>The kinds of values of a schedule's arguments.</summary>
internal enum ScheduleOptionKind
{
    Number,

    /// <summary>A number that is unset if NaN.</summary>
    OptionalNumber,

    /// <summary>A number of steps, which Keras writes as an integer.</summary>
    Steps,
    Flag,
    Numbers,
    StepsList,
}

/// <summary>The description of one argument of a schedule.</summary>
/// <param name="Name">The attribute's property; in camel case, the constructor's parameter.</param>
/// <param name="InKeras">The name in Keras.</param>
/// <param name="Kind">The kind of its value.</param>
internal sealed record ScheduleOption(string Name, string InKeras, ScheduleOptionKind Kind)
{
    /// <summary>The default.</summary>
    public double? Default { get; init; }

    /// <summary>Whether the argument is required.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Why a value makes the schedule impossible; null if it does not.</summary>
    public Func<double, string?> Fault { get; init; } = _ => null;

    /// <summary>Why a value is probably a mistake, although Keras accepts it.</summary>
    public Func<double, string?> Suspicion { get; init; } = _ => null;
}
