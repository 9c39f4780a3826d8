using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Implemented by generated code, and not meant to be used elsewhere: what a checkpoint is made of. To save and load one,
/// call the methods of <see cref="CheckpointExtensions"/>.
/// </summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICheckpointState<TParameters>
    where TParameters : struct, allows ref struct
{
    /// <summary>The configuration in JSON: Keras', where Keras has such an optimizer.</summary>
    string Configuration { get; }

    /// <summary>What is not in a tensor; the slots must have been built.</summary>
    CheckpointCounters Counters { get; }

    /// <summary>The learning rate, where no schedule and no method gives it.</summary>
    double? ConstantLearningRate { get; }

    /// <summary>What code of the user's the optimizer is calling.</summary>
    ref UserCode UserCode { get; }

    /// <summary>The mark of what changes parameters and state.</summary>
    ref ChangeMark Changes { get; }

    /// <summary>Allocates the slots if they don't exist yet, as <see cref="IRMSpropOptimizer{TParameters}.Build"/> does; allowed within <c>Minimize</c> too.</summary>
    /// <param name="parameters">The parameters; only their shapes are looked at.</param>
    /// <exception cref="ArgumentException">An array is <see langword="null"/>, or the slots exist and have other shapes.</exception>
    void BuildSlots(ref TParameters parameters);

    /// <summary>Throws where something that is loaded into shares memory with something else.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters share memory with each other or with slots; the message names both.</exception>
    void CheckMemory(ref TParameters parameters);

    /// <summary>Shows all parameters.</summary>
    /// <param name="visitor">Whom to.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array is <see langword="null"/>, or the slots exist and have other shapes.</exception>
    void VisitParameters(TensorVisitor visitor, ref TParameters parameters);

    /// <summary>Shows all slots, which must have been built: of each the tensors for the parameters that are updated with it.</summary>
    /// <param name="visitor">Whom to.</param>
    void VisitSlots(TensorVisitor visitor);

    /// <summary>
    /// Shows the parameters in place of the tensors of <see cref="VisitSlots"/>, in the same order: before they are built these
    /// have no shapes, and will have those of the parameters.
    /// </summary>
    /// <param name="visitor">Whom to.</param>
    /// <param name="parameters">The parameters.</param>
    void VisitSlotShapes(TensorVisitor visitor, ref TParameters parameters);

    /// <summary>Restores what is not in a tensor.</summary>
    /// <param name="counters">The counters.</param>
    /// <param name="learningRate">The learning rate, if a constant gave it.</param>
    /// <param name="schedule">The schedule, if one gave it.</param>
    void Restore(CheckpointCounters counters, double? learningRate, ILearningRateSchedule? schedule);
}
