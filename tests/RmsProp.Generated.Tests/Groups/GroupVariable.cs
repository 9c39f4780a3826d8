using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Groups;

/// <summary>A variable of a model with groups.</summary>
/// <param name="Length">The number of elements.</param>
/// <param name="IsDouble">Whether the elements are double.</param>
/// <param name="Arguments">The arguments in force for it.</param>
/// <param name="Multiplier">The factor of the optimizer's learning rate; null if the group has a rate of its own.</param>
internal sealed record GroupVariable(int Length, bool IsDouble, RMSpropArguments Arguments, double? Multiplier);
