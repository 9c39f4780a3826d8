using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Determines what is in force for the variables of each declared group in one configuration.</summary>
/// <param name="optimizerName">The name of the configuration.</param>
/// <param name="optimizer">Its options.</param>
/// <param name="effects">Records which arguments of groups make a difference.</param>
internal sealed class GroupParser(string optimizerName, Hyperparameters optimizer, GroupEffects effects)
{
    /// <summary>The groups, the optimizer's own first and without duplicates, and the variables in them.</summary>
    public static (EquatableArray<ParameterGroup> Groups, EquatableArray<Variable> Variables) Parse(
        OptimizerDeclaration declaration, Arguments configuration, Hyperparameters optimizer, GroupEffects effects)
    {
        GroupScope[] scopes = new GroupParser(declaration.Name, optimizer, effects).Scopes(declaration, configuration);
        HyperparameterAdvice.Check(scopes);
        if (scopes.Length == 1)
        {
            return (new([new ParameterGroup("", optimizer)]), declaration.Variables);
        }

        var groups = new List<ParameterGroup> { new("", optimizer) };
        var indices = new Dictionary<Hyperparameters, int> { [optimizer] = 0 };
        int[] groupOfScope = new int[scopes.Length];
        for (int i = 1; i < scopes.Length; i++)
        {
            if (scopes[i].Variables.Count == 0)
            {
                continue;
            }

            if (!indices.TryGetValue(scopes[i].Options, out groupOfScope[i]))
            {
                groupOfScope[i] = groups.Count;
                indices.Add(scopes[i].Options, groups.Count);
                groups.Add(new ParameterGroup(declaration.Groups[i - 1].Path, scopes[i].Options));
            }
        }

        return (new(groups), new(declaration.Variables.Select(variable => variable with { Group = groupOfScope[variable.Group] })));
    }

    /// <summary>
    /// The arguments in force outside of all groups, and in each group; enclosing groups come before the groups inside them.
    /// </summary>
    private GroupScope[] Scopes(OptimizerDeclaration declaration, Arguments configuration)
    {
        ILookup<int, Variable> variables = declaration.Variables.ToLookup(variable => variable.Group);
        var scopes = new GroupScope[declaration.Groups.Count + 1];
        scopes[0] = new GroupScope(configuration, optimizer, [.. variables[0]]);
        for (int i = 1; i < scopes.Length; i++)
        {
            GroupDeclaration group = declaration.Groups[i - 1];
            scopes[i] = scopes[group.Parent] with { Variables = [.. variables[i]] };
            foreach (Arguments overriding in group.Overrides.Where(overriding => (overriding.Text("Name") ?? optimizerName) == optimizerName))
            {
                GroupScope outer = scopes[i];
                scopes[i] = Inside(outer, overriding, configuration);
                if (group.IsOwn)
                {
                    effects.Note(overriding, group.Path, isDifferent: !scopes[i].Options.Equals(outer.Options));
                }
            }
        }

        return scopes;
    }

    private GroupScope Inside(GroupScope outer, Arguments overriding, Arguments configuration)
    {
        bool isOutermost = ReferenceEquals(outer.Arguments, configuration);
        Arguments arguments = overriding.Over(
            outer.Arguments, replaced: name => IsReplaced(name, overriding) || (isOutermost && name == "LearningRateMultiplier"));
        bool hasOwnLearningRate = arguments.SourceOf("LearningRate") is { } source && !ReferenceEquals(source, configuration.SourceOf("LearningRate"));
        Hyperparameters options = HyperparameterParser.ParseGroup(arguments, optimizer, hasOwnLearningRate);
        return outer with { Arguments = arguments, Options = options };
    }

    /// <summary>Whether a group has an argument that replaces this one from outside.</summary>
    private static bool IsReplaced(string name, Arguments overriding) => name switch
    {
        "LearningRate" => overriding.Has("LearningRateMultiplier"),
        "ClipNorm" or "ClipValue" => overriding.Has("ClipNorm") || overriding.Has("ClipValue"),
        _ => false,
    };
}
