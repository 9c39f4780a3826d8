using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <summary>
/// The interface of every generated optimizer, for training code that is generic over models and configurations, without
/// reflection.
/// </summary>
/// <typeparam name="TParameters">The parameter struct, annotated with <see cref="RMSpropConfigAttribute"/>.</typeparam>
/// <remarks>
/// <para>
/// An optimizer is not thread-safe, and neither are its parameters. If one thread trains and another one reads parameters
/// or slots, or saves a checkpoint, take one lock around both. <see cref="CheckpointExtensions"/> notices a step that another
/// thread is in the middle of; reading does not, and the static form leaves its state to the caller.
/// </para>
/// <para>
/// An assignment of a parameter struct copies scalars and inline arrays, and shares arrays and tensors. Pass the struct that
/// you keep by <see langword="ref"/>, not a copy of it, and give gradients arrays of their own.
/// </para>
/// <para>
/// State is saved and loaded, together with the parameters, by <see cref="CheckpointExtensions"/>. The learning rate or
/// schedule of a checkpoint wins over that of the configuration.
/// </para>
/// <para>
/// Code that the optimizer calls may read it, but not change it. Within the function that <see cref="Minimize"/> calls, a schedule
/// or method for the learning rate, and a <c>MemoryManager</c>, a stream or a buffer that a step or a checkpoint calls, the members
/// that take a step or replace state throw an <see cref="InvalidOperationException"/> and change nothing. The function, the schedule
/// and the method may save a checkpoint; a <c>MemoryManager</c> that a step calls may not, because half of the step is taken. The
/// function may set the learning rate and the schedule, for the step that follows; what computes the rate may neither read nor set
/// them.
/// </para>
/// </remarks>
public interface IRMSpropOptimizer<TParameters> : ICheckpointState<TParameters>
    where TParameters : struct, allows ref struct
{
    /// <summary>How many times <see cref="Apply"/> has succeeded (Keras' <c>_iterations</c>).</summary>
    long Steps { get; }

    /// <summary>
    /// How many updates have been made: <see cref="Steps"/>, divided by
    /// <see cref="RMSpropConfigAttribute.GradientAccumulationSteps"/> if set and rounded down (Keras'
    /// <c>iterations</c>).
    /// </summary>
    long Iterations { get; }

    /// <summary>
    /// How many steps have been skipped because a gradient had a NaN or an infinity or was too large, with
    /// <see cref="NonFiniteGradients.SkipStep"/> or <see cref="RMSpropConfigAttribute.DynamicLossScale"/>; otherwise 0.
    /// <see cref="Steps"/> does not count them.
    /// </summary>
    long SkippedSteps { get; }

    /// <summary>
    /// The factor by which <see cref="ScaleLoss"/> multiplies the loss of the next step: the scale in force with
    /// <see cref="RMSpropConfigAttribute.DynamicLossScale"/>, or <see cref="RMSpropConfigAttribute.LossScaleFactor"/>, or 1.
    /// </summary>
    double LossScale { get; }

    /// <summary>The learning rate of the next step, finite and at least 0. At 0 no parameter moves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to NaN, a negative number or an infinity, or, if there are parameters of type <see cref="float"/>, to a number that
    /// is infinite in that type.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Set while a schedule or a method gives the learning rate; or read or set by what is computing the rate at this moment.
    /// </exception>
    double LearningRate { get; set; }

    /// <summary>
    /// The schedule that gives the learning rate, or <see langword="null"/> if none does. Setting a schedule replaces whatever
    /// gave the rate before. Setting <see langword="null"/> removes the schedule: from then on the configuration's method
    /// gives the rate, if it has one; otherwise it is a constant, at first the rate that was in force. When a schedule is
    /// over, its last rate stays, unless it restarts.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Set to <see langword="null"/> while the rate in force is NaN, infinite or negative; or set by what is computing the rate at this
    /// moment.
    /// </exception>
    ILearningRateSchedule? LearningRateSchedule { get; set; }

    /// <summary>
    /// The most threads that a step may use: 1 (the default) or more. Arrays of 131,072 elements and more are cut into chunks
    /// that depend on their length alone, so the results are the same to the last bit with any number of threads. A step on
    /// several threads allocates some hundred bytes for each array, and for a norm up to 60 more for each 65,536 elements. The
    /// calling thread does whatever no other thread of the pool is free for. An interrupt of it
    /// (<see cref="Thread.Interrupt"/>) does not end a step; it is pending again afterwards.
    /// <para>
    /// The methods that minimize a loss with <see cref="DifferentiableAttribute"/> also share the turns of loops over examples among so many
    /// threads, with the same bits for any number, and without allocations after the first step.
    /// </para>
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    int MaxDegreeOfParallelism { get; set; }

    /// <summary>
    /// Takes one step: updates <paramref name="parameters"/> in place from <paramref name="gradients"/>. The gradients stay
    /// unchanged; clear them before you add up the next ones.
    /// </summary>
    /// <param name="parameters">The parameters. Fields marked <see cref="NotTrainableAttribute"/> are left alone.</param>
    /// <param name="gradients">
    /// The gradient of the loss with respect to each parameter, with the same shapes. An array or tensor that is
    /// <see langword="null"/> (a <see cref="Memory{T}"/> or <see cref="Span{T}"/> that is <see langword="default"/>)
    /// means "no gradient": that variable is left out of the update.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The shape of a gradient differs from that of its parameter, or of a parameter from that at the first step,
    /// an array or tensor in <paramref name="parameters"/> is <see langword="null"/>, a tensor is not dense, or parameters share
    /// memory with each other, with gradients or with slots; the message names both. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No variable has a gradient; the schedule or method of the learning rate gave NaN, an infinity or a negative number; the optimizer
    /// is calling whoever calls this, or has been generated for another layout of the struct (the message says of which field).
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// A gradient has a NaN or an infinity or is too large, and the configuration has <see cref="NonFiniteGradients.Throw"/>; or
    /// <see cref="RMSpropConfigAttribute.MaxConsecutiveSkippedSteps"/> have been skipped already. Nothing has been changed.
    /// </exception>
    void Apply(ref TParameters parameters, in TParameters gradients);

    /// <summary>
    /// Calls <paramref name="lossAndGradient"/> with gradients that are all zero, and applies what it filled in.
    /// </summary>
    /// <param name="parameters">The parameters, updated in place.</param>
    /// <param name="lossAndGradient">Computes the loss and its gradients.</param>
    /// <returns>What <paramref name="lossAndGradient"/> returned: the loss before the step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lossAndGradient"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As <see cref="Apply"/>.</exception>
    /// <exception cref="InvalidOperationException">As <see cref="Apply"/>.</exception>
    /// <exception cref="NotFiniteNumberException">As <see cref="Apply"/>.</exception>
    double Minimize(ref TParameters parameters, LossAndGradient<TParameters> lossAndGradient);

    /// <summary>
    /// The loss to take gradients of: <paramref name="loss"/> times <see cref="LossScale"/>.
    /// </summary>
    /// <param name="loss">The loss.</param>
    /// <returns>The scaled loss.</returns>
    double ScaleLoss(double loss);

    /// <summary>
    /// Overwrites the parameters with their moving average, at the end of a training; does nothing without
    /// <see cref="RMSpropConfigAttribute.UseEma"/>. As in Keras, the average is all zeros before the first step; a call before
    /// it sets the parameters to 0.
    /// </summary>
    /// <param name="parameters">The parameters, of the shapes at the first step.</param>
    /// <exception cref="ArgumentException">
    /// An array or tensor is <see langword="null"/>, a shape differs from that at the first step, or parameters share memory with each
    /// other or with slots; the message names both. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// As <see cref="Build"/>.
    /// </exception>
    void FinalizeVariableValues(ref TParameters parameters);

    /// <summary>
    /// Allocates the slots for the shapes of <paramref name="parameters"/>, so that no step allocates; without this call the
    /// first step does. A second call does nothing, nor does one for a struct without arrays.
    /// </summary>
    /// <param name="parameters">The parameters; only their shapes matter.</param>
    /// <exception cref="ArgumentException">
    /// An array or tensor in <paramref name="parameters"/> is <see langword="null"/>, a tensor is not dense, or the slots
    /// exist and have other shapes.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream), or has been generated for
    /// another layout of the struct. Nothing has been changed.
    /// </exception>
    void Build(in TParameters parameters);

    /// <summary>Returns the optimizer to its initial state: counters, slots, learning rate and schedule.</summary>
    /// <exception cref="InvalidOperationException">
    /// Code that the optimizer is calling called this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// </exception>
    void Reset();
}
