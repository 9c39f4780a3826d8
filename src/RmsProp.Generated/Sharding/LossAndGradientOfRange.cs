namespace RmsProp.Generated;

/// <summary>Computes the mean loss of some examples of a batch, and the gradient of it with respect to each parameter.</summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
/// <param name="parameters">The parameters.</param>
/// <param name="examples">Which examples: a range within the batch, at least one example long, from its start.</param>
/// <param name="gradients">
/// Where the gradients go: all zero when called, with arrays of the shapes of <paramref name="parameters"/>. With a loss scale, give the
/// gradients of the scaled loss (<see cref="ShardedOptimizer{TParameters}.ScaleLoss"/>).
/// </param>
/// <returns>The mean of the losses of these examples.</returns>
public delegate double LossAndGradientOfRange<TParameters>(in TParameters parameters, Range examples, ref TParameters gradients)
    where TParameters : struct;
