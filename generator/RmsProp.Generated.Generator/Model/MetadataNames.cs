namespace RmsProp.Generated.Generator.Model;

/// <summary>The names of the types that the generator looks for, most of them the runtime library's.</summary>
internal static class MetadataNames
{
    public const string Namespace = "RmsProp.Generated";
    public const string ConfigAttribute = "RMSpropConfigAttribute";
    public const string Config = Namespace + "." + ConfigAttribute;
    public const string NotTrainable = "NotTrainableAttribute";
    public const string ExcludeFromWeightDecay = "ExcludeFromWeightDecayAttribute";
    public const string Tensors = "System.Numerics.Tensors";
    public const string ScheduleBase = "LearningRateScheduleAttribute";
}
