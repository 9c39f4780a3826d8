using FsCheck;
using FsCheck.Fluent;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// The seed of a test's random numbers. FsCheck draws it, prints it if a test fails, and does not try smaller ones, which would give
/// other numbers that are no simpler.
/// </summary>
public sealed record Seed(int Value)
{
    /// <summary>For <c>[Property(Arbitrary = ...)]</c>.</summary>
    public static Arbitrary<Seed> Arbitrary() => Gen.Choose(0, int.MaxValue).Select(value => new Seed(value)).ToArbitrary();
}
