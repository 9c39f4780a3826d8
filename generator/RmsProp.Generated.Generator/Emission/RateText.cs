using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The source of the learning rate, in C# and in prose.</summary>
internal static class RateText
{
    /// <summary>The call that makes a schedule, without <c>new</c> and its namespace.</summary>
    public static string Call(ScheduleCall schedule)
    {
        IReadOnlyList<ScheduleOption> options = Schedule.Find(schedule.ClassName)!.Options;
        IEnumerable<string> arguments = schedule.Arguments.Zip(options, (argument, option) => Parameter(argument.Name) + ": " + Value(argument, option));
        return $"{schedule.ClassName}({string.Join(", ", arguments)})";
    }

    /// <summary>The call of a method with a step as its argument.</summary>
    public static string Call(RateMethod method, string step) => $"{method.Type}.{method.Name}({(method.TakesStep ? step : "")})";

    private static string Parameter(string property) => char.ToLowerInvariant(property[0]) + property.Substring(1);

    private static string Value(ScheduleArgument argument, ScheduleOption option) => option.Kind switch
    {
        ScheduleOptionKind.Flag => argument.Number == 1 ? "true" : "false",
        ScheduleOptionKind.Numbers or ScheduleOptionKind.StepsList => "[" + string.Join(", ", argument.List.Select(Literals.Double)) + "]",
        _ => argument.Number is { } number ? Literals.Double(number) : "null",
    };
}
