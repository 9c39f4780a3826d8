namespace RmsProp.Generated.Generator.Model;

/// <summary>Everything that the source text of one optimizer depends on, and nothing else: no symbols, syntax or locations.</summary>
/// <param name="DeclaredName">The name as declared, with an @ if C# needs one.</param>
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
    /// <summary>Whether a class for training by several ranks is generated as well.</summary>
    public bool IsSharded { get; init; }

    /// <summary>The variables that are not trained, but have names in files; without slots and a group.</summary>
    public EquatableArray<Variable> Frozen { get; init; }

    /// <summary>Whether this is the model of that class, whose variables are a rank's parts of the optimizer's.</summary>
    public bool IsOfParts { get; init; }

    /// <summary>The arguments of the optimizer: those of every variable in no other group, and those that all groups share.</summary>
    public Hyperparameters Options => Groups[0].Options;

    /// <summary>The groups that have variables; the optimizer's own if there are no variables.</summary>
    public IEnumerable<ParameterGroup> UsedGroups => Variables.Count == 0
        ? Groups.Take(1)
        : Variables.Select(variable => variable.Group).Distinct().Select(group => Groups[group]);

    /// <summary>The name of the generated file, before names that differ only in case are made unique.</summary>
    public string HintName => Target.HintName + "." + Name;

    public bool HasSingle => Variables.Any(variable => variable.Element == ElementType.Single);

    public bool HasDouble => Variables.Any(variable => variable.Element == ElementType.Double);

    /// <summary>Whether some shape is known only at run time.</summary>
    public bool HasArrays => Variables.Any(variable => !variable.IsInline);

    /// <summary>Whether a new state differs from all zeros: something has to be allocated or set first.</summary>
    public bool NeedsBuild => HasArrays || Options.DynamicLossScale is not null || Options.Formula.InitialVelocity != 0;

    /// <summary>The arguments in force for a variable.</summary>
    public Hyperparameters OptionsOf(Variable variable) => Groups[variable.Group].Options;

    /// <summary>Whether gradients are clipped by a norm: of all variables together, or of each.</summary>
    public bool TakesNorms => Variables.Count > 0 && UsedGroups.Any(group => group.Options.ClipsByNorm);

    public bool HasTensors => Variables.Any(variable => variable.IsTensor);

    /// <summary>Whether files have tensors of System.Numerics.Tensors, trained or not.</summary>
    public bool HasTensorsInFiles => HasTensors || Frozen.Any(variable => variable.IsTensor);

    public bool HasTensorSpans => Variables.Concat(Frozen).Any(variable => variable.Location is VariableLocation.TensorSpan);

    /// <summary>Whether an expression for a variable needs an unsafe context.</summary>
    public bool IsUnsafe => Variables.Concat(Frozen).Any(variable => variable.Location is VariableLocation.Inline { IsUnsafe: true });

    /// <summary>Whether a step may get no gradient at all; an inline variable always has one.</summary>
    public bool CanLackGradients => Variables.Count > 0 && Variables.All(variable => !variable.IsInline);
}
