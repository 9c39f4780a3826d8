
namespace RmsProp.Generated.Generator.Model;

/// <summary>
/// The names that a generated class may contain, whatever the configuration. In C#, a class can't have the name of one of its members,
/// and a nested type hides others of its name.
/// </summary>
internal static class OptimizerMembers
{
    public const string StateType = "State";
    public const string SlotsType = "Slots";
    public const string KerasConfig = "KerasConfig";
    public const string ConfiguredRate = "ConfiguredLearningRate";
    public const string AccumulationSteps = "GradientAccumulationSteps";
    public const string OverwriteFrequency = "EmaOverwriteFrequency";
    public const string CheckLayout = "CheckLayout";

    /// <summary>The field that records whose code runs while an optimizer works.</summary>
    public const string UserCode = "_userCode";

    /// <summary>The mark of changes of parameters and state, for a thread that saves them.</summary>
    public const string Changes = "_changes";

    /// <summary>The method that calls the user's method for a rate.</summary>
    public const string RateOfMethod = "ComputeLearningRate";

    private static readonly HashSet<string> Names =
    [
        "Steps", "Iterations", "LearningRate", "LearningRateSchedule", "Apply", "Minimize", "ScaleLoss", "FinalizeVariableValues", "Build", "Reset",
        Slot.Velocity.Name, Slot.AverageGradient.Name, Slot.MomentumBuffer.Name, Slot.AccumulatedGradient.Name, Slot.MovingAverage.Name,
        StateType, SlotsType, "ConfiguredSchedule", ConfiguredRate, AccumulationSteps, OverwriteFrequency,
        "LossScaleFactor", "LossScale", "InitialLossScale", "MinLossScale", "MaxLossScale", "DynamicGrowthSteps", "SkippedSteps",
        "AreFinite", "AreInRange", "SkipStep", "ThrowFault", "MaxConsecutiveSkippedSteps", "GradientNorm", "GrowLossScale", "Configuration", KerasConfig, "MaxDegreeOfParallelism", "_maxDegreeOfParallelism", "_state", "_gradients", "_learningRateSchedule", "_learningRate",
        "CheckMemory", "AddPlaces", "ThrowIfOverlapping", "ThrowIfLoadingOverlaps", UserCode, Changes, RateOfMethod,
        "Update", "Accumulate", "CheckParameters", "CheckSlot", "CheckShapes", CheckLayout, "AllocateLike", "View", "VisitTensors",
        "ZerosLike", "Clone", "Copy", "Clear", "Count", "CheckGradient", "AllocateArrays", "VisitVariables",
        "Sharded", "UpdatePart",
    ];

    /// <summary>Whether a generated class may have a member of that name.</summary>
    public static bool Contain(string name) => Names.Contains(name) || name.StartsWith(FieldAccessor.MethodPrefix, StringComparison.Ordinal);

    /// <summary>Whether a generated class may have a type of that name.</summary>
    public static bool ContainType(string name) => name is StateType or SlotsType;
}
