namespace RmsProp.Generated.Generator.Model;

/// <summary>What gives the learning rate in place of a constant: a schedule or a method, or neither.</summary>
internal sealed record LearningRateSource(ScheduleCall? Schedule, RateMethod? Method)
{
    public static LearningRateSource Constant { get; } = new(null, null);
}

/// <summary>A schedule with its arguments.</summary>
/// <param name="ClassName">Its class.</param>
/// <param name="Arguments">The arguments of its constructor, in order.</param>
/// <param name="NameInKeras">The name that a file of Keras has for it; null for the default.</param>
internal sealed record ScheduleCall(string ClassName, EquatableArray<ScheduleArgument> Arguments, string? NameInKeras);

/// <summary>An argument of a schedule.</summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Number">A number, 1 or 0 for a flag; null where it is not set.</param>
/// <param name="List">The numbers of a list.</param>
internal sealed record ScheduleArgument(string Name, double? Number, EquatableArray<double> List = default);

/// <summary>A method of the struct that gives the learning rate.</summary>
/// <param name="Type">The fully qualified name of the struct.</param>
/// <param name="Name">The name of the method, as C# writes it.</param>
/// <param name="TakesStep">Whether it takes the step.</param>
internal sealed record RateMethod(string Type, string Name, bool TakesStep);
