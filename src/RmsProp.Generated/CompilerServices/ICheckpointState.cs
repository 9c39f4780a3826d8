using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: the content of a checkpoint. To save or load one, call the methods of <see cref="CheckpointExtensions"/>.
/// </summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICheckpointState<TParameters>
    where TParameters : struct, allows ref struct
{
    /// <summary>The configuration in JSON; Keras' own if Keras has such an optimizer.</summary>
    string Configuration { get; }

    /// <summary>The counters, which are not in a tensor; the slots must have been built.</summary>
    CheckpointCounters Counters { get; }

    /// <summary>The learning rate, if neither a schedule nor a method gives it.</summary>
    double? ConstantLearningRate { get; }

    /// <summary>The user code that the optimizer is calling.</summary>
    ref UserCode UserCode { get; }

    /// <summary>The mark of changes of parameters and state.</summary>
    ref ChangeMark Changes { get; }

    /// <summary>
    /// Allocates the slots if they don't exist yet, as <see cref="IRMSpropOptimizer{TParameters}.Build"/> does; also allowed within
    /// <c>Minimize</c>.
    /// </summary>
    /// <param name="parameters">The parameters; only their shapes matter.</param>
    /// <exception cref="ArgumentException">An array is <see langword="null"/>, or the slots exist and have other shapes.</exception>
    void BuildSlots(ref TParameters parameters);

    /// <summary>Throws if memory to load into is shared.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters share memory with each other or with slots; the message names both.</exception>
    void CheckMemory(ref TParameters parameters);

    /// <summary>Throws if parameters are missing, or have other shapes than the slots.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array is <see langword="null"/>, or the slots exist and have other shapes.</exception>
    void CheckShapes(ref TParameters parameters)
    {
        // Without arrays there is only one shape.
    }

    /// <summary>Visits all parameters.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="parameters">The parameters; those without memory can only be visited if the visitor allocates it or leaves them out.</param>
    void VisitParameters(TensorVisitor visitor, ref TParameters parameters);

    /// <summary>Visits all slots, which must have been built: for each slot the tensors of the parameters that use it.</summary>
    /// <param name="visitor">The visitor.</param>
    void VisitSlots(TensorVisitor visitor);

    /// <summary>
    /// Visits the parameters in place of the tensors of <see cref="VisitSlots"/>, in the same order. Slots that are not built yet have no
    /// shapes, and will get those of the parameters.
    /// </summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="parameters">The parameters.</param>
    void VisitSlotShapes(TensorVisitor visitor, ref TParameters parameters);

    /// <summary>Restores the state that is not in a tensor.</summary>
    /// <param name="counters">The counters.</param>
    /// <param name="learningRate">The learning rate, if it was constant.</param>
    /// <param name="schedule">The schedule, if there was one.</param>
    void Restore(CheckpointCounters counters, double? learningRate, ILearningRateSchedule? schedule);
}
