namespace RmsProp.Generated.Tests.Groups;

/// <summary>
/// A struct with an optimizer of its own, whose ρ applies wherever the struct is used, and whose moving average does not.
/// </summary>
[RMSpropConfig(Rho = 0.7, UseEma = true)]
internal partial struct GroupNorm
{
    public float Gamma;
}
