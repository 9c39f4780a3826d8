using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reads whose RMSprop a configuration is, and in what it differs from that.</summary>
internal static class FormulaParser
{
    private static readonly string[] Conventions = [.. Enum.GetNames(typeof(Convention)).Select(name => "RMSpropConvention." + name)];

    /// <summary>The convention; Keras' in place of one that there is not.</summary>
    public static Convention ConventionOf(Arguments arguments)
    {
        int convention = arguments.Integer("Convention", 0);
        return convention >= 0 && convention < Conventions.Length ? (Convention)convention : Convention.Keras;
    }

    /// <summary>What the framework computes with where nothing is set.</summary>
    public static ConventionDefaults DefaultsOf(Arguments arguments) => ConventionDefaults.Of(ConventionOf(arguments));

    public static Formula Parse(Arguments arguments)
    {
        int convention = arguments.Integer("Convention", 0);
        if (convention < 0 || convention >= Conventions.Length)
        {
            arguments.OutOfRange("Convention", $"{string.Join(", ", Conventions.Take(Conventions.Length - 1))} or {Conventions[Conventions.Length - 1]}", convention);
        }

        ConventionDefaults defaults = DefaultsOf(arguments);
        return new Formula
        {
            Convention = ConventionOf(arguments),
            IsEpsilonInsideRoot = IsFirst(arguments, "EpsilonPlacement", "InsideRoot", "OutsideRoot", defaults.IsEpsilonInsideRoot),
            IsRateInsideMomentum = IsFirst(arguments, "LearningRatePlacement", "InsideMomentum", "OutsideMomentum", defaults.IsRateInsideMomentum),
            IsDecayDecoupled = IsFirst(arguments, "WeightDecayMode", "Decoupled", "L2", defaults.IsDecayDecoupled),
            InitialVelocity = arguments.CheckedNumber("InitialVelocity", defaults.InitialVelocity, value => value switch
            {
                < 0 => "the square root of a negative velocity is NaN; it should be at least 0",
                double.PositiveInfinity => "a step divided by it is 0, so that nothing is trained; it should be finite",
                _ => null,
            }),
            IsNesterov = arguments.Flag("Nesterov"),
            CorrectsBias = arguments.Flag("BiasCorrection"),
            Maximizes = arguments.Flag("Maximize"),
            FloorsVariance = arguments.Flag("CenteredVarianceFloor"),
        };
    }

    /// <summary>Which of the two values of an enumeration of the runtime library is given.</summary>
    private static bool IsFirst(Arguments arguments, string name, string first, string second, bool defaultValue)
    {
        int value = arguments.Integer(name, defaultValue ? 0 : 1);
        if (value is 0 or 1)
        {
            return value == 0;
        }

        arguments.OutOfRange(name, $"{name}.{first} or {name}.{second}", value);
        return defaultValue;
    }
}
