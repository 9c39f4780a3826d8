using System.Reflection;
using System.Text.Json;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>
/// Creates a schedule from the name and the arguments of its Keras class, through the signature of the constructor, so that the names and
/// the defaults are those that users of this library see.
/// </summary>
internal static class KerasSchedule
{
    public static IReadOnlyList<string> ClassNames { get; } =
    [
        nameof(ExponentialDecay),
        nameof(PiecewiseConstantDecay),
        nameof(PolynomialDecay),
        nameof(InverseTimeDecay),
        nameof(CosineDecay),
        nameof(CosineDecayRestarts),
    ];

    public static Type TypeOf(string className) =>
        typeof(ILearningRateSchedule).Assembly.GetType($"RmsProp.Generated.{className}", throwOnError: true)!;

    public static ConstructorInfo ConstructorOf(string className) => TypeOf(className).GetConstructors().Single();

    public static string KerasName(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static ILearningRateSchedule Create(string className, JsonElement config)
    {
        ConstructorInfo constructor = ConstructorOf(className);
        ParameterInfo[] parameters = constructor.GetParameters();
        string[] unknown = [.. Names(config).Except(parameters.Select(parameter => KerasName(parameter.Name!)))];
        if (unknown.Length > 0)
        {
            throw new FormatException($"{className} has no argument {string.Join(", ", unknown)}.");
        }

        // Reflection cannot pass a span.
        return className == nameof(PiecewiseConstantDecay)
            ? new PiecewiseConstantDecay(Numbers(config, "boundaries"), Numbers(config, "values"))
            : (ILearningRateSchedule)constructor.Invoke(
                BindingFlags.DoNotWrapExceptions,
                binder: null,
                [.. parameters.Select(parameter => Argument(config, parameter))],
                culture: null);
    }

    public static IEnumerable<string> Names(JsonElement config) =>
        config.EnumerateObject().Select(argument => argument.Name);

    public static double[] Numbers(JsonElement config, string name) =>
        [.. config.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Object when value.GetProperty("python").GetString() == "float('nan')" => double.NaN,
        _ => throw new FormatException($"Not a number: {value}"),
    };

    private static object? Argument(JsonElement config, ParameterInfo parameter)
    {
        if (!config.TryGetProperty(KerasName(parameter.Name!), out JsonElement value))
        {
            return parameter.HasDefaultValue
                ? parameter.DefaultValue
                : throw new FormatException($"The argument {parameter.Name} is missing.");
        }

        return parameter.ParameterType == typeof(bool) ? value.GetBoolean() : Number(value);
    }
}
