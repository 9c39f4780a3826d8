using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reads whose RMSprop a configuration is.</summary>
internal static class FormulaParser
{
    /// <summary>The convention; Keras' in place of one that there is not.</summary>
    public static Convention ConventionOf(Arguments arguments) =>
        Enum.TryParse(arguments.Choice(OptimizerOptions.Convention.Name)?.Member, out Convention convention) ? convention : Convention.Keras;

    /// <summary>What the framework computes with where nothing is set.</summary>
    public static ConventionDefaults DefaultsOf(Arguments arguments) => ConventionDefaults.Of(ConventionOf(arguments));

    /// <summary>The framework's own.</summary>
    public static Formula Parse(Arguments arguments)
    {
        Convention convention = (Convention)(int)arguments.Read(OptimizerOptions.Convention)!.Value;
        ConventionDefaults defaults = ConventionDefaults.Of(convention);
        return new Formula
        {
            Convention = convention,
            IsEpsilonInsideRoot = defaults.IsEpsilonInsideRoot,
            IsRateInsideMomentum = defaults.IsRateInsideMomentum,
            IsDecayDecoupled = defaults.IsDecayDecoupled,
            InitialVelocity = defaults.InitialVelocity,
        };
    }
}
