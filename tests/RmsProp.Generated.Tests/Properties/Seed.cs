using FsCheck;
using FsCheck.Fluent;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// What the random numbers of a test follow from. FsCheck draws it, prints it where a test fails, and does not try smaller
/// ones, which would be other numbers and no simpler.
/// </summary>
public sealed record Seed(int Value)
{
    /// <summary>For <c>[Property(Arbitrary = ...)]</c>.</summary>
    public static Arbitrary<Seed> Arbitrary() => Gen.Choose(0, int.MaxValue).Select(value => new Seed(value)).ToArbitrary();
}
