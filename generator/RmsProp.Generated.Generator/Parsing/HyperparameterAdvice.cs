using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Checks numbers that are valid by themselves, but not together with the type of the parameters, with other options, or with their cost.
/// </summary>
internal static class HyperparameterAdvice
{
    /// <param name="scopes">The arguments in force outside of all groups, and in each group.</param>
    public static void Check(IReadOnlyList<GroupScope> scopes)
    {
        if (scopes[0].Arguments.Places is null)
        {
            return;
        }

        LossScaleAdvice.Check(scopes[0].Arguments, scopes[0].Options);
        foreach (GroupScope scope in scopes)
        {
            if (scope.HasSingle)
            {
                foreach (Option option in OptimizerOptions.All.Where(option => option.IsRounded))
                {
                    scope.Arguments.CheckRounding(option.Name, option.IsFactor);
                }
            }

            VarianceAdvice.Check(scope, scopes[0].Arguments);
            CheckRho(scope.Arguments, scope.Options);
        }

        CheckWeightDecay(scopes);
        CheckNumerics(scopes);
    }

    private static void CheckRho(Arguments arguments, Hyperparameters options)
    {
        if (options.Rho != 1)
        {
            return;
        }

        if (options.Formula.CorrectsBias)
        {
            arguments.Suspicious("Rho", 1, "with BiasCorrection moving averages are divided by 1 - Rho^t, which is 0; it should be less than 1");
            return;
        }

        double velocity = options.Formula.InitialVelocity;
        string denominator = (options.Formula.IsEpsilonInsideRoot, velocity) switch
        {
            (true, 0) => "√Epsilon",
            (false, 0) => "Epsilon",
            (true, _) => $"√({Literals.Display(velocity)} + Epsilon)",
            (false, _) => $"(√{Literals.Display(velocity)} + Epsilon)",
        };
        arguments.Report(
            Descriptors.NoVelocity, "Rho", RepairHint.Default("Rho", arguments.Framework()), Literals.Display(velocity), denominator);
    }

    private static void CheckWeightDecay(IReadOnlyList<GroupScope> scopes)
    {
        foreach ((Arguments source, GroupScope[] users) in UsersOf("WeightDecay", scopes))
        {
            // Without the group's own 0, the surrounding value would be in force.
            bool isOverride = users.Any(user => user.Arguments.Overrides("WeightDecay"));
            if (users.Any(user => user.Options.WeightDecay == 0))
            {
                source.Report(
                    Descriptors.NoGain, "WeightDecay",
                    isOverride ? RepairHint.Set("WeightDecay", "double.NaN", "which is none") : RepairHint.Remove("WeightDecay"),
                    "WeightDecay = 0", "no parameter decays, but each is still multiplied by it");
            }
            else if (users.Any(user => user.Variables.Count > 0)
                && users.All(user => user.Variables.All(variable => variable.IsExcludedFromWeightDecay)))
            {
                source.NoEffect("WeightDecay", "everything that it applies to is marked [ExcludeFromWeightDecay]");
            }
        }
    }

    /// <summary>It is enough if <c>Fast</c> helps one of the groups that get it from the same place.</summary>
    private static void CheckNumerics(IReadOnlyList<GroupScope> scopes)
    {
        foreach ((Arguments source, GroupScope[] users) in UsersOf("Numerics", scopes))
        {
            GroupScope[] fast = [.. users.Where(user => user.Options.IsFast && user.Variables.Count > 0)];
            if (fast.Length == 0 || fast.Any(user => user.Options.ClipsByNorm || (user.HasSingle && user.Options.EstimatesDenominators)))
            {
                continue;
            }

            bool hasSingle = fast.Any(user => user.HasSingle);
            source.Report(
                Descriptors.NoGain, "Numerics", RepairHint.Remove("Numerics"), "KernelNumerics.Fast",
                hasSingle
                    ? "with so small an Epsilon denominators can't be estimated, and no norm is computed"
                    : "it changes only steps of float and norms, and there are neither");
        }
    }

    /// <summary>Each place that sets an argument, with the groups in which it is in force.</summary>
    private static IEnumerable<(Arguments Source, GroupScope[] Users)> UsersOf(string name, IReadOnlyList<GroupScope> scopes)
    {
        // By identity: two attributes with the same arguments differ.
        var users = new List<(Arguments Source, List<GroupScope> Users)>();
        foreach (GroupScope scope in scopes)
        {
            if (scope.Arguments.SourceOf(name) is not { } source)
            {
                continue;
            }

            int index = users.FindIndex(other => ReferenceEquals(other.Source, source));
            if (index < 0)
            {
                index = users.Count;
                users.Add((source, []));
            }

            users[index].Users.Add(scope);
        }

        return users.Select(user => (user.Source, user.Users.ToArray()));
    }
}
