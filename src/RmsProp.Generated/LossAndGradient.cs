namespace RmsProp.Generated;

/// <summary>Computes the loss of a model and the gradient of that loss with respect to each parameter.</summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
/// <param name="parameters">The parameters.</param>
/// <param name="gradients">
/// Where the gradients go: all zero when called, with arrays and tensors of the shapes of <paramref name="parameters"/>. With
/// <see cref="RMSpropConfigAttribute.LossScaleFactor"/> set, give the gradients of the scaled loss
/// (<see cref="IRMSpropOptimizer{TParameters}.ScaleLoss"/>).
/// </param>
/// <returns>The loss.</returns>
public delegate double LossAndGradient<TParameters>(in TParameters parameters, ref TParameters gradients)
    where TParameters : struct, allows ref struct;
