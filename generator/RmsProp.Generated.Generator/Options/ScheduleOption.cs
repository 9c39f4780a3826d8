namespace RmsProp.Generated.Generator.Options;

/// <summary>What the value of a schedule's argument is.</summary>
internal enum ScheduleOptionKind
{
    Number,

    /// <summary>A number that NaN leaves unset.</summary>
    OptionalNumber,

    /// <summary>A number of steps, which Keras writes as an integer.</summary>
    Steps,
    Flag,
    Numbers,
    StepsList,
}

/// <summary>Everything that is known of one argument of a schedule.</summary>
/// <param name="Name">The name of the attribute's property; that of the constructor's parameter in lower case.</param>
/// <param name="InKeras">What Keras calls it.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record ScheduleOption(string Name, string InKeras, ScheduleOptionKind Kind)
{
    /// <summary>The value where none is given.</summary>
    public double? Default { get; init; }

    /// <summary>Whether one has to be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What is wrong with a value that makes the schedule impossible.</summary>
    public Func<double, string?> Fault { get; init; } = _ => null;

    /// <summary>Why a value can't be meant, though it is done as Keras does it.</summary>
    public Func<double, string?> Suspicion { get; init; } = _ => null;
}
