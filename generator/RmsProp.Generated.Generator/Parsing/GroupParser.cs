using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Works out what is in force for the variables of each declared group in one configuration.</summary>
internal static class GroupParser
{
    /// <summary>The groups, the optimizer's own first and none twice, and the variables in them.</summary>
    public static (EquatableArray<ParameterGroup> Groups, EquatableArray<Variable> Variables) Parse(
        OptimizerDeclaration declaration, Arguments configuration, Hyperparameters optimizer)
    {
        HyperparameterAdvice.Check(configuration, optimizer, Members(declaration, 0));
        var groups = new List<ParameterGroup> { new("", optimizer) };
        int[] indices = new int[declaration.Groups.Count + 1];
        for (int i = 0; i < declaration.Groups.Count; i++)
        {
            Variable[] members = Members(declaration, i + 1);
            if (members.Length > 0 && Options(declaration.Groups[i], declaration.Name, configuration, optimizer, members) is { } options)
            {
                int same = groups.FindIndex(group => group.Options.Equals(options));
                indices[i + 1] = same >= 0 ? same : groups.Count;
                if (same < 0)
                {
                    groups.Add(new ParameterGroup(declaration.Groups[i].Path, options));
                }
            }
        }

        return (new(groups), groups.Count == 1 && declaration.Groups.Count == 0
            ? declaration.Variables
            : new(declaration.Variables.Select(variable => variable with { Group = indices[variable.Group] })));
    }

    private static Variable[] Members(OptimizerDeclaration declaration, int group) =>
        [.. declaration.Variables.Where(variable => variable.Group == group)];

    private static Hyperparameters? Options(
        GroupDeclaration group, string optimizerName, Arguments configuration, Hyperparameters optimizer, Variable[] members)
    {
        Arguments arguments = configuration;
        bool hasOwnLearningRate = false;
        foreach (Arguments overriding in group.Overrides.Where(overriding => (overriding.Text("Name") ?? optimizerName) == optimizerName))
        {
            arguments = overriding.Over(arguments.Silent(), replaced: name => IsReplaced(name, overriding));
            hasOwnLearningRate = overriding.Has("LearningRate") || (hasOwnLearningRate && !overriding.Has("LearningRateMultiplier"));
        }

        if (ReferenceEquals(arguments, configuration))
        {
            return null;
        }

        Hyperparameters options = HyperparameterParser.ParseGroup(arguments, optimizer, hasOwnLearningRate);
        HyperparameterAdvice.Check(arguments, options, members);
        return options;
    }

    /// <summary>Whether a group has something that takes the place of another argument from outside.</summary>
    private static bool IsReplaced(string name, Arguments overriding) => name switch
    {
        "LearningRate" => overriding.Has("LearningRateMultiplier"),
        "LearningRateMultiplier" => overriding.Has("LearningRate"),
        "ClipNorm" or "ClipValue" => overriding.Has("ClipNorm") || overriding.Has("ClipValue"),
        _ => false,
    };
}
