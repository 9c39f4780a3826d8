namespace RmsProp.Generated.TestKit;

/// <summary>What one run of a generator costs.</summary>
/// <param name="AllocatedBytes">The memory that it allocates.</param>
/// <param name="Time">The time that it takes.</param>
/// <param name="Emissions">How many files it writes anew.</param>
public readonly record struct EditCost(long AllocatedBytes, TimeSpan Time, int Emissions);
