namespace RmsProp.Generated.TestKit;

/// <summary>The cost of one run of a generator.</summary>
/// <param name="AllocatedBytes">The bytes that it allocates.</param>
/// <param name="Time">The time that it takes.</param>
/// <param name="Emissions">The number of files that it writes again.</param>
public readonly record struct EditCost(long AllocatedBytes, TimeSpan Time, int Emissions);
