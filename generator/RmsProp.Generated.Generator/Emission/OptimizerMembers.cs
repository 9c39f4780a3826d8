using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// The names of what a generated class may contain, whatever the configuration: C# lets no class have the name of one of
/// its members, and a type in it hides others of that name.
/// </summary>
internal static class OptimizerMembers
{
    public const string StateType = "State";
    public const string SlotsType = "Slots";
    public const string KerasConfig = "KerasConfig";

    private static readonly HashSet<string> Names =
    [
        "Steps", "Iterations", "LearningRate", "LearningRateSchedule", "Apply", "Minimize", "ScaleLoss", "FinalizeVariableValues", "Build", "Reset",
        Slot.Velocity.Name, Slot.AverageGradient.Name, Slot.MomentumBuffer.Name, Slot.AccumulatedGradient.Name, Slot.MovingAverage.Name,
        StateType, SlotsType, "ConfiguredSchedule", StepEmitter.ConfiguredRate, StepEmitter.AccumulationSteps, StepEmitter.OverwriteFrequency,
        "LossScaleFactor", "LossScale", "InitialLossScale", "MinLossScale", "MaxLossScale", "DynamicGrowthSteps", "SkippedSteps",
        "AreFinite", "AreInRange", "SkipStep", "ThrowFault", "MaxConsecutiveSkippedSteps", "GradientNorm", "GrowLossScale", "Configuration", KerasConfig, "MaxDegreeOfParallelism", "_maxDegreeOfParallelism", "_state", "_gradients", "_learningRateSchedule", "_learningRate",
        "CheckMemory", "AddPlaces", "ThrowIfOverlapping", ReentrancyEmitter.Field, ReentrancyEmitter.RateOfMethod,
        "Update", "Accumulate", "CheckParameters", "CheckSlot", "CheckShapes", LayoutEmitter.Method, "AllocateLike", "Clear", "View", "VisitTensors",
    ];

    /// <summary>Whether a generated class may have a member of that name.</summary>
    public static bool Contain(string name) => Names.Contains(name) || name.StartsWith(FieldAccessor.MethodPrefix, StringComparison.Ordinal);

    /// <summary>Whether a generated class may have a type of that name.</summary>
    public static bool ContainType(string name) => name is StateType or SlotsType;
}
