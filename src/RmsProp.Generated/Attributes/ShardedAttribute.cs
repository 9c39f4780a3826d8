namespace RmsProp.Generated;

/// <summary>
/// Generates into each optimizer of the struct a class <c>Sharded</c>, which trains on several machines: gradients are computed by all
/// ranks, and each rank keeps and updates its own part of the optimizer's state.
/// </summary>
/// <remarks>
/// See <see cref="ShardedOptimizer{TParameters}"/> for how it trains. A <see langword="ref"/> <see langword="struct"/> can't be sharded,
/// because its spans live on the stack of one machine.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class ShardedAttribute : Attribute;
