namespace RmsProp.Generated.Generator.Model;

/// <summary>Everything that the source text of one optimizer depends on, and nothing else: no symbol, no syntax, no location.</summary>
/// <param name="DeclaredName">The name as its declaration has it: with an @ where C# needs one.</param>
internal sealed record OptimizerModel(
    TargetType Target,
    string Name,
    string DeclaredName,
    EquatableArray<ParameterGroup> Groups,
    LearningRateSource LearningRate,
    string Configuration,
    bool IsOfKeras,
    EquatableArray<Variable> Variables,
    EquatableArray<FieldAccessor> Accessors,
    EquatableArray<SlotField> SlotFields,
    EquatableArray<FieldDistance> Distances)
{
    /// <summary>The arguments of the optimizer: of every variable that is in no other group, and what is the same in all.</summary>
    public Hyperparameters Options => Groups[0].Options;

    /// <summary>The groups that have variables; the optimizer's own where there is no variable at all.</summary>
    public IEnumerable<ParameterGroup> UsedGroups => Variables.Count == 0
        ? Groups.Take(1)
        : Variables.Select(variable => variable.Group).Distinct().Select(group => Groups[group]);

    /// <summary>The name of the generated file, before names that differ by case alone are told apart.</summary>
    public string HintName => Target.DisplayName.Replace('<', '{').Replace('>', '}').Replace(" ", "") + "." + Name;

    public bool HasSingle => Variables.Any(variable => variable.Element == ElementType.Single);

    public bool HasDouble => Variables.Any(variable => variable.Element == ElementType.Double);

    /// <summary>Whether some shape is known at run time only.</summary>
    public bool HasArrays => Variables.Any(variable => !variable.IsInline);

    /// <summary>Whether a state that is all zeros is not as new: something has to be allocated or set first.</summary>
    public bool NeedsBuild => HasArrays || Options.DynamicLossScale is not null || Options.Formula.InitialVelocity != 0;

    /// <summary>The arguments in force for a variable.</summary>
    public Hyperparameters OptionsOf(Variable variable) => Groups[variable.Group].Options;

    /// <summary>Whether gradients are clipped by a norm: of all together, or of single variables.</summary>
    public bool TakesNorms => Variables.Count > 0 && UsedGroups.Any(group => group.Options.ClipsByNorm);

    public bool HasTensors => Variables.Any(variable => variable.IsTensor);

    public bool HasTensorSpans => Variables.Any(variable => variable.Kind == VariableKind.TensorSpan);

    /// <summary>Whether the gradients can be without any: an inline variable always has one.</summary>
    public bool CanLackGradients => Variables.Count > 0 && Variables.All(variable => !variable.IsInline);
}
