namespace RmsProp.Generated.Tests;

/// <summary>
/// Tests that run alone: they depend on the thread pool's queue, or on the bytes that a thread is said to have allocated, to which a
/// garbage collection caused by another test adds.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
