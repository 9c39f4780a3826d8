namespace RmsProp.Generated.Generator.Model;

/// <summary>The source of the learning rate in place of a constant: a schedule, a method, or neither.</summary>
internal sealed record LearningRateSource(ScheduleCall? Schedule, RateMethod? Method)
{
    public static LearningRateSource Constant { get; } = new(null, null);
}

/// <summary>A schedule with its arguments.</summary>
/// <param name="ClassName">Its class.</param>
/// <param name="Arguments">The arguments of its constructor, in order.</param>
/// <param name="NameInKeras">The schedule's name in a Keras file; null for the default.</param>
internal sealed record ScheduleCall(string ClassName, EquatableArray<ScheduleArgument> Arguments, string? NameInKeras);

/// <summary>An argument of a schedule.</summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Number">A number, or 1 or 0 for a flag; null if it is not set.</param>
/// <param name="List">The numbers of a list argument.</param>
internal sealed record ScheduleArgument(string Name, double? Number, EquatableArray<double> List = default);

/// <summary>A method of the struct that gives the learning rate.</summary>
/// <param name="Type">The fully qualified name of the struct.</param>
/// <param name="Name">The name of the method, as written in C#.</param>
/// <param name="TakesStep">Whether the method takes the step.</param>
internal sealed record RateMethod(string Type, string Name, bool TakesStep);
