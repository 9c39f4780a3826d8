namespace RmsProp.Generated.Generator.Model;

/// <summary>Everything that the source text of one optimizer depends on, and nothing else: no symbol, no syntax, no location.</summary>
internal sealed record OptimizerModel(
    TargetType Target,
    string Name,
    Hyperparameters Options,
    LearningRateSource LearningRate,
    string KerasConfig,
    EquatableArray<Variable> Variables,
    EquatableArray<FieldAccessor> Accessors,
    EquatableArray<SlotField> SlotFields)
{
    /// <summary>The name of the generated file, before names that differ by case alone are told apart.</summary>
    public string HintName => Target.DisplayName.Replace('<', '{').Replace('>', '}').Replace(" ", "") + "." + Name;

    public bool HasSingle => Variables.Any(variable => variable.Element == ElementType.Single);

    public bool HasDouble => Variables.Any(variable => variable.Element == ElementType.Double);

    /// <summary>Whether some shape is known at run time only.</summary>
    public bool HasArrays => Variables.Any(variable => !variable.IsInline);

    public bool HasTensors => Variables.Any(variable => variable.IsTensor);

    public bool HasTensorSpans => Variables.Any(variable => variable.Kind == VariableKind.TensorSpan);

    /// <summary>Whether the gradients can be without any: an inline variable always has one.</summary>
    public bool CanLackGradients => Variables.Count > 0 && Variables.All(variable => !variable.IsInline);
}
