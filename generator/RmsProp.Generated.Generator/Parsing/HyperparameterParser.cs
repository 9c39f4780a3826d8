using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Parses the options of one configuration and of its groups. A value that Keras rejects is an error, replaced by its default; one that
/// Keras accepts but that is probably a mistake is a warning, and is handled as in Keras.
/// </summary>
internal static class HyperparameterParser
{
    private static readonly Option[] OfGroups = [.. OptimizerOptions.All.Where(option => option.IsOfGroups)];
    private static readonly Option[] OfSteps = [.. OptimizerOptions.All.Where(option => !option.IsOfGroups)];

    /// <summary>The arguments of an optimizer.</summary>
    public static Hyperparameters Parse(Arguments arguments)
    {
        ConventionDefaults defaults = arguments.Framework();
        var basis = new Hyperparameters
        {
            Formula = ParseFormula(arguments),
            LearningRate = defaults.LearningRate ?? ConventionDefaults.Keras.LearningRate!.Value,
            Rho = defaults.Rho,
            Epsilon = defaults.Epsilon,
        };
        arguments.NoEffect("LearningRateMultiplier", "it is for fields; for the optimizer as a whole, set LearningRate");
        basis = arguments.Read(OfSteps, basis);
        return WithGroupOptions(arguments, LossScaleParser.Parse(arguments, basis));
    }

    /// <summary>The arguments of a group.</summary>
    /// <param name="arguments">The group's own arguments, and the optimizer's for what it does not set.</param>
    /// <param name="optimizer">The options of the optimizer.</param>
    /// <param name="hasOwnLearningRate">Whether the group's learning rate is a constant of its own.</param>
    public static Hyperparameters ParseGroup(Arguments arguments, Hyperparameters optimizer, bool hasOwnLearningRate)
    {
        double multiplier = hasOwnLearningRate ? 1 : arguments.Read(OptimizerOptions.LearningRateMultiplier)!.Value;
        Hyperparameters group = WithGroupOptions(arguments, optimizer) with
        {
            HasOwnLearningRate = hasOwnLearningRate,
            LearningRateMultiplier = multiplier,
        };

        // The norm is that of all variables.
        return optimizer.ClipMode == ClipMode.GlobalNorm
            ? group with { ClipMode = ClipMode.GlobalNorm, Clip = optimizer.Clip, SumsInDouble = optimizer.SumsInDouble }
            : group;
    }

    /// <summary>Parses the formula, which is the framework's unless options change it.</summary>
    private static Formula ParseFormula(Arguments arguments)
    {
        var convention = (Convention)(int)arguments.Read(OptimizerOptions.Convention)!.Value;
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

    private static Hyperparameters WithGroupOptions(Arguments arguments, Hyperparameters basis)
    {
        (ClipMode clipMode, double clip) = ParseClip(arguments);
        Hyperparameters options = arguments.Read(OfGroups, basis);
        return options with
        {
            // A group without a rate has the optimizer's, which its arguments lack if a multiplier replaces it.
            LearningRate = arguments.Has(OptimizerOptions.LearningRate.Name) ? options.LearningRate : basis.LearningRate,
            ClipMode = clipMode,
            Clip = clip,
        };
    }

    private static (ClipMode Mode, double Clip) ParseClip(Arguments arguments)
    {
        Option[] given = [.. OptimizerOptions.Clips.Where(option => arguments.OptionalNumber(option.Name) is not null)];
        if (given.Length > 1)
        {
            string received = string.Join(", ", given.Select(option => option.Name + " = " + Literals.Display(arguments.Number(option.Name, 0))));
            string place = (given.Skip(1).Append(given[0]).FirstOrDefault(option => !arguments.IsInherited(option.Name)) ?? given[1]).Name;
            bool isOne = given.Count(option => !arguments.IsInherited(option.Name)) == 1;
            arguments.Report(Descriptors.SeveralClipOptions, place, isOne ? RepairHint.Remove(place) : RepairHint.None, received);
        }

        foreach (Option option in given)
        {
            if (option.Suspicion(arguments.Number(option.Name, 0)) is { } why)
            {
                arguments.Suspicious(option.Name, arguments.Number(option.Name, 0), why);
            }
        }

        if (given.Length == 0 || !(arguments.Number(given[0].Name, 0) > 0))
        {
            return (ClipMode.None, 0);
        }

        ClipMode mode = given[0] == OptimizerOptions.ClipNorm ? ClipMode.Norm : given[0] == OptimizerOptions.ClipValue ? ClipMode.Value : ClipMode.GlobalNorm;
        return (mode, arguments.Number(given[0].Name, 0));
    }
}
