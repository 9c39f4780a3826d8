using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Groups;

/// <summary>A variable of a model with groups.</summary>
/// <param name="Length">How many elements it has.</param>
/// <param name="IsDouble">Whether they are double.</param>
/// <param name="Arguments">What is in force for it.</param>
/// <param name="Multiplier">What the optimizer's learning rate is multiplied by; nothing where the group has one of its own.</param>
internal sealed record GroupVariable(int Length, bool IsDouble, RMSpropArguments Arguments, double? Multiplier);
