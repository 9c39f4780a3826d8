namespace RmsProp.Generated.Tests;

/// <summary>
/// Tests that no others run beside: what is queued for the pool of threads matters to them, or what a collection of garbage that
/// others cause adds to the bytes that a thread is said to have allocated.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
