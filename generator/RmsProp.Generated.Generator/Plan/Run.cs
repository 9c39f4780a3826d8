using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Plan;

/// <summary>Variables that one kernel call updates: a single one, or several contiguous inline ones.</summary>
internal sealed record Run(Variable First, int Length)
{
    public ElementType Element => First.Element;

    /// <summary>The variables of a model, in the fewest runs whose elements are all treated alike.</summary>
    public static IReadOnlyList<Run> Of(OptimizerModel model)
    {
        var runs = new List<Run>();
        foreach (Variable variable in model.Variables)
        {
            if (runs.Count > 0 && Continues(model.OptionsOf(variable), runs[runs.Count - 1], variable))
            {
                Run run = runs[runs.Count - 1];
                runs[runs.Count - 1] = run with { Length = run.Length + variable.InlineLength };
            }
            else
            {
                runs.Add(new Run(variable, variable.InlineLength));
            }
        }

        return runs;
    }

    /// <summary>Whether some run joins several fields.</summary>
    public static bool AreJoined(OptimizerModel model) =>
        model.Distances.Count > 0 && Of(model).Any(run => run.First.IsInline && run.Length > run.First.InlineLength);

    // Each variable has norms of its own, and weight decay excludes some.
    private static bool Continues(Hyperparameters options, Run run, Variable variable) =>
        variable.Location is VariableLocation.Inline { FollowsPrevious: true } && run.First.IsInline
        && variable.Element == run.Element
        && variable.Group == run.First.Group
        && variable.Constraint == run.First.Constraint && variable.Constraint?.IsOnNorm != true
        && (long)run.Length + variable.InlineLength <= int.MaxValue
        && options.ClipMode != ClipMode.Norm
        && (options.WeightDecay is null || variable.IsExcludedFromWeightDecay == run.First.IsExcludedFromWeightDecay);
}
