namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The names of the runtime library's types that the generator looks for.</summary>
internal static class MetadataNames
{
    public const string Namespace = "RmsProp.Generated";
    public const string Config = Namespace + ".RMSpropConfigAttribute";
    public const string NotTrainable = "NotTrainableAttribute";
    public const string ExcludeFromWeightDecay = "ExcludeFromWeightDecayAttribute";
    public const string ScheduleBase = "LearningRateScheduleAttribute";
}
