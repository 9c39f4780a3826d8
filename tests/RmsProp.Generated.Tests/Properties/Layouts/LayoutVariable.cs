namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>One variable of a layout.</summary>
/// <param name="IsDouble">Whether its numbers are double; they are float otherwise.</param>
/// <param name="Length">The number of elements.</param>
/// <param name="IsExcluded">Whether it is excluded from weight decay.</param>
/// <param name="MayBeMissing">Whether its gradient can be null.</param>
internal sealed record LayoutVariable(bool IsDouble, int Length, bool IsExcluded, bool MayBeMissing);
