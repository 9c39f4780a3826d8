namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The tests that share one <see cref="PackedPackage"/>, one after another: each keeps all cores busy by itself.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackage : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}
