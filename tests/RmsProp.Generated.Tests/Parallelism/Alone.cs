namespace RmsProp.Generated.Tests.Parallelism;

/// <summary>Tests that no others run beside: they depend on what is queued for the pool of threads.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
