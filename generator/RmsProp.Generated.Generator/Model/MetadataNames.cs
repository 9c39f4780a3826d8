namespace RmsProp.Generated.Generator.Model;

/// <summary>The names of the types that the generator looks up, most of them the runtime library's.</summary>
internal static class MetadataNames
{
    public const string Namespace = "RmsProp.Generated";

    /// <summary>
    /// The namespace of the kernels. Inside the struct, or in its namespace, a user's name could hide one that kernels use.
    /// </summary>
    public const string Kernels = Namespace + ".Kernels";

    public const string ConfigAttribute = "RMSpropConfigAttribute";
    public const string Config = Namespace + "." + ConfigAttribute;
    public const string NotTrainable = "NotTrainableAttribute";
    public const string ExcludeFromWeightDecay = "ExcludeFromWeightDecayAttribute";
    public const string Sharded = "ShardedAttribute";
    public const string TensorName = "TensorNameAttribute";
    public const string DifferentiableAttribute = "DifferentiableAttribute";
    public const string Differentiable = Namespace + "." + DifferentiableAttribute;
    public const string DerivativeAttribute = "DerivativeAttribute";
    public const string NoGradient = "NoGradientAttribute";
    public const string Tensors = "System.Numerics.Tensors";
    public const string ScheduleBase = "LearningRateScheduleAttribute";
}
